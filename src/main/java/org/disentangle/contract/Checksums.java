package org.disentangle.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;

/**
 * The checksums of an exported model, which show whether it is unchanged since the export: a
 * SHA-256 of each of its files in {@code assets.extra/SHA256SUMS}, in the form that {@code
 * sha256sum --check} reads in the version's folder.
 *
 * <p>A flipped bit in a weight, in the graph or in the run record gives a model that loads and
 * answers wrongly; TensorFlow itself checks only the checksums of the weights, and ends the whole
 * process on some damaged graphs. So a model with this list is verified before anything of it is
 * read.
 */
public final class Checksums {
  private static final String GRAPH = "saved_model.pb";
  private static final String VARIABLES_FOLDER = "variables/";
  private static final String RECORD = Signatures.EXTRA_FOLDER + "/" + Signatures.RUN_RECORD_FILE;

  private Checksums() {}

  /** Where the list of a SavedModel directory lies. */
  public static Path path(Path savedModel) {
    return list(savedModel).path();
  }

  /** Whether a SavedModel directory contains the list. */
  public static boolean arePresent(Path savedModel) {
    return Files.exists(path(savedModel));
  }

  /** Lists all files of a new SavedModel directory that is otherwise complete. */
  public static void write(Path savedModel) throws IOException {
    list(savedModel).write(file -> true);
  }

  /**
   * Checks a SavedModel directory against its list. A directory without a list, made elsewhere or
   * by an earlier version of this program, passes.
   *
   * @throws UserErrorException naming the file that is missing, is not what was exported, or is not
   *     in the list although a model is read from it; or if the list itself is damaged
   */
  public static void verify(Path savedModel) {
    try {
      if (arePresent(savedModel)) {
        list(savedModel)
            .verify(
                file ->
                    file.startsWith(GRAPH)
                        || file.startsWith(VARIABLES_FOLDER)
                        || file.equals(RECORD));
      }
    } catch (IOException e) {
      throw FileErrorException.of(
          "the SavedModel " + savedModel + " cannot be read: " + e + "; export it again", e);
    }
  }

  private static ChecksumList list(Path savedModel) {
    return new ChecksumList(
        savedModel,
        Signatures.EXTRA_FOLDER + "/" + Signatures.CHECKSUMS_FILE,
        "export the model again");
  }
}
