package org.disentangle.experiment.spark.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * A folder that the driver and all executors can access, with the operations that {@link
 * PublishedTrials} needs. Names are those of its immediate children; a file is named {@code
 * child/path/below/it}.
 */
public sealed interface SharedFolder extends Serializable permits DiskFolder, HadoopFolder {
  /** The names of all children; none if the folder itself does not exist yet. */
  Set<String> children() throws IOException;

  /** Whether a file or child is there. */
  boolean exists(String name) throws IOException;

  /** The files of a child with their lengths in bytes, by their paths below it. */
  Map<String, Long> files(String child) throws IOException;

  /**
   * Opens a file.
   *
   * @throws java.io.FileNotFoundException or {@link java.nio.file.NoSuchFileException} if it is not
   *     there
   */
  InputStream open(String file) throws IOException;

  /** Copies a folder of this machine to a new child, making the folders above as well. */
  void upload(Path folder, String child) throws IOException;

  /**
   * Renames a child in one step, if the new name is free.
   *
   * @return whether it was free; if not, both are as before
   * @throws IOException if the child is gone
   */
  boolean rename(String child, String to) throws IOException;

  /** Removes a child with all its content, if it exists. */
  void delete(String child) throws IOException;
}
