package org.disentangle.data.archive;

import com.google.protobuf.TextFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.disentangle.Progress;
import org.disentangle.config.DataConfig;
import org.disentangle.data.source.ImageSources;
import org.disentangle.data.store.ImageStore;

/** The files that numpy and h5py wrote (see {@code src/test/golden/array_files.py}). */
public final class ArrayFiles {
  private ArrayFiles() {}

  /** Copies one of them, where it is not there yet. */
  public static Path copy(String name, Path folder) {
    Path copy = folder.resolve(name);
    try (InputStream in = ArrayFiles.class.getResourceAsStream(name)) {
      if (!Files.exists(copy)) {
        Files.copy(in, copy);
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens the images of a file. */
  public static ImageStore open(Path file, String config) {
    DataConfig.Builder data = DataConfig.newBuilder();
    try {
      TextFormat.merge(config, data);
    } catch (TextFormat.ParseException e) {
      throw new IllegalArgumentException(config, e);
    }
    return ImageSources.open(
        data.setArchive(file.toString()).build(), file.resolveSibling("data"), Progress.NONE);
  }
}
