package org.disentangle.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.disentangle.UserErrorException;

/**
 * Tells whether an exported model is still, to the byte, what was exported: a SHA-256 of each of
 * its files in {@code assets.extra/SHA256SUMS}, in the form that {@code sha256sum --check} reads in
 * the version's folder.
 *
 * <p>A flipped bit in a weight, in the graph or in the run record gives a model that loads and
 * answers wrongly; TensorFlow itself looks only at the weights' own sums, and ends the whole
 * process over some damaged graphs. So nothing of a model that carries this list is read before it
 * agrees.
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

  /** Whether a SavedModel directory carries the list. */
  public static boolean arePresent(Path savedModel) {
    return Files.exists(path(savedModel));
  }

  /** Lists all files of a SavedModel directory that is being made and is else complete. */
  public static void write(Path savedModel) throws IOException {
    list(savedModel).write(file -> true);
  }

  /**
   * Holds a SavedModel directory against its list. One without a list, such as one made elsewhere
   * or by an earlier version of this program, passes.
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
      throw new UserErrorException(
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
