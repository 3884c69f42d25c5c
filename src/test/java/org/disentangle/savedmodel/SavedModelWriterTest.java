package org.disentangle.savedmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.config.BetaVaeConfig;
import org.disentangle.config.Precision;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Clipping;
import org.disentangle.graph.Optimizer;
import org.disentangle.graph.collective.Team;
import org.disentangle.model.TinyRuns;
import org.disentangle.model.TrainingSets;
import org.disentangle.model.variational.BetaVae;
import org.disentangle.training.graph.InferenceGraph;
import org.disentangle.training.graph.StepSettings;
import org.disentangle.training.graph.TrainingGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.VariableDef;

class SavedModelWriterTest {
  private static final RunRecord RECORD = RunRecord.newBuilder().setRun("run").build();

  @TempDir private Path models;
  private InferenceGraph inference;

  @BeforeEach
  void build() {
    BetaVae model =
        new BetaVae(TinyRuns.normalizedNetwork(), BetaVaeConfig.newBuilder().setBeta(4).build());
    try (TrainingGraph training =
        new TrainingGraph(
            model,
            model.stages().get(0),
            TrainingSets.ofDsprites(100),
            Team.ALONE,
            new StepSettings(
                4,
                new Optimizer.Adam(0.9f, 0.999f, 1e-7f),
                Clipping.NONE,
                ConfigProto.getDefaultInstance(),
                Precision.FLOAT32,
                false))) {
      training.initialize(1);
      inference =
          new InferenceGraph(model, TrainingSets.ofDsprites(100), ConfigProto.getDefaultInstance());
      inference.assign(training.weights());
    }
  }

  @AfterEach
  void close() {
    inference.close();
  }

  private Path write() {
    return write(ReloadCheck.EVERY_OUTPUT);
  }

  private Path write(ReloadCheck check) {
    return new SavedModelWriter(models, check)
        .write(inference.session(), inference.exportable(), RECORD, "name: \"run\"\n");
  }

  private static MetaGraphDef metaGraph(Path version) throws IOException {
    try (InputStream in = Files.newInputStream(version.resolve("saved_model.pb"))) {
      return SavedModel.parseFrom(in).getMetaGraphs(0);
    }
  }

  @Test
  void holdsTheSignaturesOfTheContract() throws IOException {
    MetaGraphDef metaGraph = metaGraph(write());
    assertEquals(
        Set.of(
            Signatures.SERVING_DEFAULT,
            Signatures.RECONSTRUCT,
            Signatures.ENCODE,
            Signatures.DECODE,
            Signatures.SAMPLE,
            Signatures.LOSSES,
            Signatures.LOG_LIKELIHOOD),
        metaGraph.getSignatureDefMap().keySet());
    for (SignatureDef signature : metaGraph.getSignatureDefMap().values()) {
      assertEquals("tensorflow/serving/predict", signature.getMethodName());
    }
    assertEquals(List.of("serve"), metaGraph.getMetaInfoDef().getTagsList());
    assertEquals(
        List.of(-1L, 64L, 64L, 1L),
        metaGraph
            .getSignatureDefOrThrow(Signatures.ENCODE)
            .getInputsOrThrow(Signatures.IMAGES)
            .getTensorShape()
            .getDimList()
            .stream()
            .map(dimension -> dimension.getSize())
            .toList());
  }

  @Test
  void holdsNothingOfTheTraining() throws IOException {
    Set<String> ops =
        metaGraph(write()).getGraphDef().getNodeList().stream()
            .map(NodeDef::getOp)
            .collect(Collectors.toSet());
    assertFalse(
        ops.stream()
            .anyMatch(
                op ->
                    op.startsWith("ResourceApply")
                        || op.endsWith("Grad")
                        || (op.contains("Backprop") && !op.equals("Conv2DBackpropInput"))),
        ops.toString());
  }

  /** Python shows and freezes what stands in these collections; TFLite looks for this name. */
  @Test
  void listsItsVariablesWhereOtherRuntimesLook() throws IOException {
    MetaGraphDef metaGraph = metaGraph(write());
    Set<String> nodes =
        metaGraph.getGraphDef().getNodeList().stream()
            .map(NodeDef::getName)
            .collect(Collectors.toSet());
    int variables = 0;
    for (var bytes : metaGraph.getCollectionDefOrThrow("variables").getBytesList().getValueList()) {
      VariableDef variable = VariableDef.parseFrom(bytes);
      String handle = variable.getVariableName().replace(":0", "");
      assertTrue(nodes.contains(handle), handle);
      assertTrue(nodes.contains(variable.getInitializerName()), variable.getInitializerName());
      assertTrue(variable.getIsResource());
      NodeDef node =
          metaGraph.getGraphDef().getNodeList().stream()
              .filter(each -> each.getName().equals(handle))
              .findFirst()
              .orElseThrow();
      assertEquals(handle, node.getAttrOrThrow("shared_name").getS().toStringUtf8());
      variables++;
    }
    assertEquals(inference.session().exportedVariables().size(), variables);
    assertTrue(
        metaGraph.getCollectionDefOrThrow("trainable_variables").getBytesList().getValueCount()
            < variables,
        "moving averages are not trained");
  }

  @Test
  void theSameModelGivesTheSameBytes() throws IOException {
    Path first = write();
    Path second = write();
    for (String file : List.of("saved_model.pb", "variables/variables.data-00000-of-00001")) {
      assertEquals(-1, Files.mismatch(first.resolve(file), second.resolve(file)), file);
    }
  }

  @Test
  void countsVersionsByNumberAndNotByName() throws IOException {
    Files.createDirectories(models.resolve("run").resolve("9"));
    Files.createDirectories(models.resolve("run").resolve("10"));
    Files.createDirectories(models.resolve("run").resolve("99-old"));
    assertEquals("11", write().getFileName().toString());
  }

  @Test
  void aFolderThatCannotBeMadeIsNamedAndNothingIsLeft() throws IOException {
    Files.writeString(models.resolve("run"), "a file where the run's folder should be");
    UserErrorException refused = assertThrows(UserErrorException.class, this::write);
    assertTrue(
        refused.getMessage().startsWith("cannot write " + models.resolve("run").resolve("1")),
        refused.getMessage());
    try (Stream<Path> left = Files.list(models)) {
      assertEquals(List.of(models.resolve("run")), left.toList());
    }
  }
}
