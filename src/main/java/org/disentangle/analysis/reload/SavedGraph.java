package org.disentangle.analysis.reload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.FileErrorException;
import org.disentangle.FileKind;
import org.disentangle.UserErrorException;
import org.disentangle.contract.Checksums;
import org.disentangle.contract.ModelVersions;
import org.tensorflow.proto.CollectionDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;

/**
 * The graph of a SavedModel on disk, exported by this program or another. It is read without
 * loading the model and need not satisfy the contract.
 *
 * @param path the folder that holds {@code saved_model.pb}
 * @param metaGraph the graph with the tag {@code serve}
 */
public record SavedGraph(Path path, MetaGraphDef metaGraph) {
  private static final String GRAPH_FILE = "saved_model.pb";
  private static final String TAG = "serve";
  private static final String VARIABLES_FOLDER = "variables";
  private static final Set<String> VARIABLE_OPS = Set.of("VarHandleOp", "VariableV2");

  /** TensorFlow's own signature, for checkpoints; no caller ever asks for it. */
  private static final String INITIALIZER = "__saved_model_init_op";

  /**
   * Reads a graph.
   *
   * @param folder {@code saved_models/<run>/<version>}, or {@code saved_models/<run>} for its
   *     highest version
   * @throws UserErrorException if there is none, it cannot be read, or a file of it is not what was
   *     exported; the message names the folder and what is wrong
   */
  public static SavedGraph read(Path folder) {
    Path path = versionFolder(folder);
    Path file = path.resolve(GRAPH_FILE);
    FileKind.of(file)
        .ifPresent(
            kind -> {
              throw kind.refusal(
                  file, "the graph of a SavedModel", "export the model again, or copy it anew");
            });
    Checksums.verify(path);
    return new SavedGraph(path, metaGraph(path));
  }

  /** The signatures by their keys. */
  public SortedMap<String, SignatureDef> signatures() {
    SortedMap<String, SignatureDef> signatures = new TreeMap<>(metaGraph.getSignatureDefMap());
    signatures.remove(INITIALIZER);
    return signatures;
  }

  /** How many variables the graph has. */
  public int variables() {
    return (int)
        metaGraph.getGraphDef().getNodeList().stream()
            .filter(node -> VARIABLE_OPS.contains(node.getOp()))
            .count();
  }

  /** How many of the variables were trained, where the graph says so. */
  public OptionalInt trainedVariables() {
    CollectionDef trained = metaGraph.getCollectionDefMap().get("trainable_variables");
    return trained == null
        ? OptionalInt.empty()
        : OptionalInt.of(trained.getBytesList().getValueCount());
  }

  /** Size of the files that hold the variables' values. */
  public long variableBytes() {
    Path folder = path.resolve(VARIABLES_FOLDER);
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    long bytes = 0;
    try {
      for (Path file : entries(folder)) {
        bytes += Files.size(file);
      }
      return bytes;
    } catch (IOException e) {
      throw FileErrorException.of("cannot look into " + folder + ": " + e.getMessage(), e);
    }
  }

  private static Path versionFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new UserErrorException(
          "no SavedModel at "
              + folder
              + (Files.exists(folder)
                  ? ": that is " + FileKind.of(folder).map(FileKind::name).orElse("a file")
                  : ": there is no such folder")
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
      throw FileErrorException.of("cannot look into " + folder + ": " + e.getMessage(), e);
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

  private static MetaGraphDef metaGraph(Path path) {
    Path file = path.resolve(GRAPH_FILE);
    SavedModel savedModel;
    try (InputStream stream = Files.newInputStream(file)) {
      savedModel = SavedModel.parseFrom(stream);
    } catch (IOException e) {
      throw FileErrorException.of(
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
