package org.disentangle.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.disentangle.UserErrorException;
import org.disentangle.config.Precision;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.RunRecords;
import org.disentangle.data.FactorImages;
import org.disentangle.data.TwoValuedImages;
import org.disentangle.graph.Clipping;
import org.disentangle.graph.collective.Team;
import org.disentangle.model.LatentModel;
import org.disentangle.model.TinyRuns;
import org.disentangle.model.TrainingSets;
import org.disentangle.model.family.Families;
import org.disentangle.runtime.Hosts;
import org.disentangle.runtime.TensorFlowHost;
import org.disentangle.savedmodel.ExportedWeights;
import org.disentangle.training.graph.StepSettings;
import org.disentangle.training.graph.TrainingGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.RewriterConfig.Toggle;

/** Training in 16 bits: how near it stays to 32, and the scale of its loss. */
class StepSettingsTest {
  private static final int BATCH = 16;
  private static final int STEPS = 20;
  private static final String SCALE = "loss_scale/scale";
  private static final String FINITE_STEPS = "loss_scale/finite_steps";

  /** At which gradients of 32 bits overflow. */
  private static final float HUGE = 0x1p127f;

  private static final String KERNEL = "encoder/conv1/kernel";
  private static final FactorImages IMAGES = new SquareImages();
  private static final ConfigProto SESSION = ConfigProto.getDefaultInstance();

  @TempDir private Path folder;

  /** IEEE half precision on a processor: slow, but it overflows as on a GPU. */
  private static ConfigProto half() {
    ConfigProto.Builder session = SESSION.toBuilder();
    session.getGraphOptionsBuilder().getRewriteOptionsBuilder().setAutoMixedPrecisionCpu(Toggle.ON);
    return session.build();
  }

  private static StepSettings settings(ConfigProto session, boolean scalesLoss) {
    StepSettings plain = StepSettings.inFloat32(TinyRuns.run("tiny"), session);
    return new StepSettings(
        BATCH,
        plain.optimizer(),
        new Clipping(0, 1),
        session,
        scalesLoss ? Precision.MIXED_FLOAT16 : Precision.FLOAT32,
        false);
  }

  private static TrainingGraph graph(StepSettings settings) {
    return graph(settings, Team.ALONE);
  }

  private static TrainingGraph graph(StepSettings settings, Team team) {
    LatentModel model = Families.of(TinyRuns.run("tiny"));
    TrainingGraph graph =
        new TrainingGraph(
            model, model.stages().get(0), TrainingSets.ofDsprites(100), team, settings);
    graph.initialize(3);
    return graph;
  }

  /** Takes steps; the loss before the last one. */
  private static double train(TrainingGraph graph, int steps) {
    return train(graph, Team.ALONE, steps);
  }

  private static double train(TrainingGraph graph, Team team, int steps) {
    int rows = team.share().rows(BATCH);
    float[] pixels = new float[rows * TwoValuedImages.PIXELS];
    float[] values = new float[graph.termNames().size()];
    for (int step = 0; step < steps; step++) {
      for (int i = 0; i < rows; i++) {
        int image = (step * BATCH + team.share().firstRow(BATCH) + i) * 7 % IMAGES.size();
        IMAGES.read(image, pixels, i * TwoValuedImages.PIXELS);
      }
      graph.step(pixels, 3, step, 1e-3, values);
    }
    return values[0];
  }

  private static float scale(TrainingGraph graph) {
    return graph.values().get(SCALE)[0];
  }

  private static void assertSame(Map<String, float[]> expected, Map<String, float[]> found) {
    expected.forEach((name, value) -> assertArrayEquals(value, found.get(name), name));
  }

  @Test
  void aScaledLossTrainsTheSameBits() {
    try (TrainingGraph plain = graph(settings(SESSION, false));
        TrainingGraph scaled = graph(settings(SESSION, true))) {
      assertEquals(train(plain, STEPS), train(scaled, STEPS));
      assertSame(plain.values(), scaled.values());
      assertEquals(1 << 15, scale(scaled));
      assertEquals(STEPS, scaled.values().get(FINITE_STEPS)[0]);
    }
  }

  @Test
  void theScaleGrowsAfterManyFiniteSteps() {
    try (TrainingGraph graph = graph(settings(SESSION, true))) {
      graph.assign(Map.of(FINITE_STEPS, new float[] {1998}));
      train(graph, 1);
      assertEquals(1 << 15, scale(graph));
      train(graph, 1);
      assertEquals(1 << 16, scale(graph));
      assertEquals(0, graph.values().get(FINITE_STEPS)[0]);
    }
  }

  @Test
  void aStepThatOverflowsChangesTheScaleAlone() {
    try (TrainingGraph graph = graph(settings(half(), true))) {
      graph.assign(Map.of(SCALE, new float[] {1 << 30}, FINITE_STEPS, new float[] {5}));
      Map<String, float[]> before = graph.values();
      train(graph, 1);
      Map<String, float[]> after = graph.values();
      assertEquals(1 << 29, after.remove(SCALE)[0]);
      assertEquals(0, after.remove(FINITE_STEPS)[0]);
      assertSame(after, before);
    }
  }

  @Test
  void theScaleFindsItsSizeInHalfPrecision() {
    try (TrainingGraph plain = graph(settings(SESSION, false));
        TrainingGraph scaled = graph(settings(half(), true))) {
      // Enough steps that those which overflow, one for each halving, do not matter.
      double expected = train(plain, 200);
      double found = train(scaled, 200);
      assertEquals(expected, found, 0.02 * expected);
      assertTrue(scale(scaled) < 1 << 15, "nothing overflowed: " + scale(scaled));
      assertTrue(scale(scaled) > 1, "nothing fits: " + scale(scaled));
    }
  }

  /**
   * Steps that overflow for one process are left out by all, and the others are those of a team.
   */
  @Test
  void aTeamHasOneScale() throws Exception {
    List<Map<String, float[]>> plain = ofATeam(false);
    for (Map<String, float[]> scaled : ofATeam(true)) {
      assertEquals(1 << 15, scaled.remove(SCALE)[0]);
      assertEquals(STEPS - 1, scaled.remove(FINITE_STEPS)[0]);
      assertSame(scaled, plain.get(0));
    }
  }

  private static List<Map<String, float[]>> ofATeam(boolean scalesLoss) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Map<String, float[]>>> members = new ArrayList<>();
      for (Team member : new ThreadTeam(2, 0).members()) {
        members.add(
            () -> {
              try (TrainingGraph graph = graph(settings(SESSION, scalesLoss), member)) {
                if (scalesLoss) {
                  graph.assign(Map.of(SCALE, new float[] {HUGE}));
                  train(graph, member, 1);
                  assertEquals(HUGE / 2, scale(graph));
                  graph.assign(Map.of(SCALE, new float[] {1 << 15}));
                }
                train(graph, member, STEPS - 1);
                return graph.values();
              }
            });
      }
      List<Map<String, float[]>> values = new ArrayList<>();
      for (Future<Map<String, float[]>> future : threads.invokeAll(members)) {
        values.add(future.get());
      }
      return values;
    } finally {
      threads.shutdownNow();
    }
  }

  private Path train(RunConfig run, String models) {
    return new TrainingRun(run, IMAGES, Hosts.CPU, List.of())
        .trainAndExport(folder.resolve(models));
  }

  @Test
  void sixteenBitsStayNearThirtyTwo() throws Exception {
    RunConfig run = TinyRuns.run("tiny");
    RunConfig mixed = run.toBuilder().setPrecision(Precision.MIXED_BFLOAT16).build();
    Path expected = train(run, "float32");
    Path found = train(mixed, "bfloat16");
    ExportedWeights.assertNear(expected, found, 5e-2);
    assertDiffer(expected, found);
    Map<String, Double> exact =
        RunRecords.read(expected).orElseThrow().getTraining().getValidationMap();
    Map<String, Double> near =
        RunRecords.read(found).orElseThrow().getTraining().getValidationMap();
    exact.forEach((term, nats) -> assertEquals(nats, near.get(term), 1e-2 * Math.abs(nats), term));
    ExportedWeights.assertNear(found, train(mixed, "again"), 0);
  }

  /** Of a family that draws nothing: compiled steps draw other numbers from the same seed. */
  @Test
  void compiledStepsTrainTheSameModel() {
    RunConfig run = TinyRuns.vqVae("compiled");
    Path expected = train(run, "run");
    Path found = train(run.toBuilder().setXla(true).build(), "compiled");
    ExportedWeights.assertNear(expected, found, 1e-3);
    assertDiffer(expected, found);
  }

  private static void assertDiffer(Path one, Path other) {
    assertFalse(
        Arrays.equals(ExportedWeights.of(one).get(KERNEL), ExportedWeights.of(other).get(KERNEL)),
        "both were computed in one way");
  }

  @ParameterizedTest
  @CsvSource({
    "MIXED_FLOAT16, cpu, MIXED_BFLOAT16",
    "MIXED_BFLOAT16, gpu:0, MIXED_FLOAT16",
  })
  void aPrecisionOfAnotherDeviceIsRefused(Precision precision, String device, Precision other) {
    RunConfig run = TinyRuns.run("tiny").toBuilder().setPrecision(precision).build();
    TensorFlowHost host = new TensorFlowHost(device, Hosts.MEMORY, SESSION, Map.of());
    UserErrorException refused =
        assertThrows(UserErrorException.class, () -> new TrainingRun(run, IMAGES, host, List.of()));
    assertEquals(
        "precision is %s, and %s does not train in it; take %s, or another --device"
            .formatted(precision, device, other),
        refused.getMessage());
  }
}
