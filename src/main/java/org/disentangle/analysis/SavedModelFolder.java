package org.disentangle.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.contract.ModelVersions;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;

/**
 * A SavedModel on disk that has been looked at but not loaded: it is whole as far as its graph goes
 * and has the signatures of the contract. Looking costs milliseconds and needs no native library,
 * so that several models can be checked before the first is loaded.
 *
 * @param path the folder that holds {@code saved_model.pb}
 * @param run the run's name: the record's, or else the folder's
 * @param record how the model was made; empty for one made elsewhere
 * @param contract the tensors behind the signatures
 */
public record SavedModelFolder(
    Path path, String run, Optional<RunRecord> record, ModelContract contract) {

  /** The family of a model that does not say what it is. */
  public static final String UNKNOWN_FAMILY = "unknown";

  private static final String GRAPH_FILE = "saved_model.pb";
  private static final String TAG = "serve";

  /**
   * Looks at a SavedModel.
   *
   * @param folder {@code saved_models/<run>/<version>}, or {@code saved_models/<run>} for its
   *     highest version
   * @throws UserErrorException if there is none, its graph cannot be read, or it lacks a part of
   *     the contract; the message names the folder and what is wrong
   */
  public static SavedModelFolder open(Path folder) {
    Path path = versionFolder(folder);
    ModelContract contract = ModelContract.of(metaGraph(path), path);
    Optional<RunRecord> record = RunRecords.read(path);
    String run =
        record.map(RunRecord::getRun).filter(name -> !name.isEmpty()).orElse(folderName(path));
    return new SavedModelFolder(path, run, record, contract);
  }

  /** The model family as its paper names it, or {@link #UNKNOWN_FAMILY}. */
  public String family() {
    return record.map(RunRecord::getFamily).filter(name -> !name.isEmpty()).orElse(UNKNOWN_FAMILY);
  }

  /** One of the family's own settings, such as {@code beta}; empty if the record has none. */
  public OptionalDouble hyperparameter(String name) {
    return record
        .map(RunRecord::getHyperparametersMap)
        .map(all -> all.get(name))
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  private static Path versionFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new UserErrorException(
          "no SavedModel at "
              + folder
              + (Files.exists(folder) ? ": that is a file" : ": there is no such folder")
              + "; give a folder such as saved_models/<run> or saved_models/<run>/<version>");
    }
    if (Files.exists(folder.resolve(GRAPH_FILE))) {
      return folder;
    }
    return ModelVersions.of(folder).stream()
        .filter(each -> Files.exists(each.resolve(GRAPH_FILE)))
        .max(Comparator.comparingLong(ModelVersions::number))
        .orElseThrow(
            () ->
                new UserErrorException(
                    "no SavedModel at "
                        + folder
                        + ": expected "
                        + GRAPH_FILE
                        + " or numbered version folders with one, but found "
                        + describe(entries(folder))
                        + "; train or export the model again, or give another folder"));
  }

  private static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new UserErrorException("cannot look into " + folder + ": " + e.getMessage(), e);
    }
  }

  private static String describe(List<Path> entries) {
    if (entries.isEmpty()) {
      return "an empty folder";
    }
    String shown =
        entries.stream()
            .limit(5)
            .map(each -> String.valueOf(each.getFileName()))
            .collect(Collectors.joining(", "));
    return entries.size() > 5 ? shown + " and " + (entries.size() - 5) + " more" : shown;
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

  private static MetaGraphDef metaGraph(Path path) {
    Path file = path.resolve(GRAPH_FILE);
    SavedModel savedModel;
    try (InputStream stream = Files.newInputStream(file)) {
      savedModel = SavedModel.parseFrom(stream);
    } catch (IOException e) {
      throw new UserErrorException(
          "the SavedModel graph "
              + file
              + " is damaged or cannot be read ("
              + e.getMessage()
              + "); export the model again",
          e);
    }
    return savedModel.getMetaGraphsList().stream()
        .filter(graph -> graph.getMetaInfoDef().getTagsList().contains(TAG))
        .findFirst()
        .orElseThrow(
            () ->
                new UserErrorException(
                    "the SavedModel graph "
                        + file
                        + " holds no graph tagged \""
                        + TAG
                        + "\", so it is empty, damaged, or not made to be served; export the model"
                        + " again"));
  }
}
