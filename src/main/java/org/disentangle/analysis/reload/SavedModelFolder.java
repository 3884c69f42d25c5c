package org.disentangle.analysis.reload;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.disentangle.UserErrorException;
import org.disentangle.config.Configurations;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.LatentValues;
import org.disentangle.contract.ModelVersions;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.disentangle.contract.Signatures;

/**
 * A SavedModel on disk that has been checked but not loaded: its graph is complete and has the
 * signatures of the contract. Checking costs milliseconds and needs no native library, so that
 * several models can be checked before the first is loaded.
 *
 * @param path the folder that holds {@code saved_model.pb}
 * @param run the run's name: the record's, or else the folder's; or {@link #named} otherwise
 * @param record how the model was made; empty for a model made elsewhere
 * @param contract the tensors behind the signatures
 */
public record SavedModelFolder(
    Path path, String run, Optional<RunRecord> record, ModelContract contract) {

  /** The family of a model that does not say what it is. */
  public static final String UNKNOWN_FAMILY = "unknown";

  /**
   * Checks a SavedModel and reads its record.
   *
   * @param folder {@code saved_models/<run>/<version>}, or {@code saved_models/<run>} for its
   *     highest version
   * @throws UserErrorException if there is none, its graph cannot be read, or it lacks a part of
   *     the contract; the message names the folder and what is wrong
   */
  public static SavedModelFolder open(Path folder) {
    SavedGraph graph = SavedGraph.read(folder);
    Path path = graph.path();
    ModelContract contract = ModelContract.of(graph);
    Optional<RunRecord> record = RunRecords.read(path);
    String run =
        record.map(RunRecord::getRun).filter(name -> !name.isEmpty()).orElse(folderName(path));
    return new SavedModelFolder(path, run, record, contract);
  }

  /** The same model under another name, which is used for its run in all output. */
  public SavedModelFolder named(String name) {
    return new SavedModelFolder(path, name, record, contract);
  }

  /**
   * Whether the model was trained on other images than those with this checksum, as far as is
   * known.
   */
  public boolean isOfOtherImages(String checksum) {
    return record
        .filter(RunRecord::hasData)
        .map(known -> known.getData().getChecksum())
        .filter(trainedOn -> !trainedOn.isEmpty() && !trainedOn.equals(checksum))
        .isPresent();
  }

  /** The model family as its paper names it, or {@link #UNKNOWN_FAMILY}. */
  public String family() {
    return record.map(RunRecord::getFamily).filter(name -> !name.isEmpty()).orElse(UNKNOWN_FAMILY);
  }

  /**
   * The configuration that the model was trained with; empty for a model made elsewhere, or by a
   * version that configured otherwise.
   */
  public Optional<RunConfig> configuration() {
    Path file = path.resolve(Signatures.EXTRA_FOLDER).resolve(Signatures.CONFIGURATION_FILE);
    try {
      return Optional.of(Configurations.readRun(file));
    } catch (UserErrorException e) {
      // What it does not say is left out of the report.
      return Optional.empty();
    }
  }

  /** One of the family's own settings, such as {@code beta}; empty if the record has none. */
  public OptionalDouble hyperparameter(String name) {
    return record
        .map(RunRecord::getHyperparametersMap)
        .map(all -> all.get(name))
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  /**
   * The values of each latent by their indices, of a model whose latents are quantised one by one:
   * its representation, and what it decodes, are the indices. Empty for other models.
   */
  public List<LatentValues> latentValues() {
    return record.map(RunRecord::getLatentValuesList).orElse(List.of());
  }

  /** The largest number of values of a latent of such a model; empty for other models. */
  public OptionalInt mostValuesOfALatent() {
    return latentValues().stream().mapToInt(LatentValues::getValueCount).max();
  }

  /**
   * Runs an operation on the model in TensorFlow. A damaged graph can hold anything, and
   * TensorFlow's exceptions have no type in common: every exception is reported as a fault of the
   * model.
   *
   * @param doing what the model cannot do if that fails, e.g. {@code be loaded}
   * @throws UserErrorException with the first line of what TensorFlow says
   */
  <T> T ask(String doing, Supplier<T> question) {
    try {
      return question.get();
    } catch (UserErrorException e) {
      throw e;
    } catch (RuntimeException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
      throw new UserErrorException(
          "the SavedModel "
              + path
              + " is damaged or incomplete and cannot "
              + doing
              + " ("
              + reason
              + "); export the model again",
          e);
    }
  }

  /** {@code saved_models/<run>/<version>} and {@code anywhere/<run>} both give the run. */
  private static String folderName(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    Path named =
        ModelVersions.isVersion(absolute) && parent != null && parent.getFileName() != null
            ? parent
            : absolute;
    return String.valueOf(named.getFileName());
  }
}
