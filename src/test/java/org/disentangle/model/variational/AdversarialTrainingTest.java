package org.disentangle.model.variational;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.disentangle.config.BetaVaeConfig;
import org.disentangle.config.DiscriminatorConfig;
import org.disentangle.config.FactorVaeConfig;
import org.disentangle.config.Precision;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Clipping;
import org.disentangle.graph.Optimizer;
import org.disentangle.graph.collective.Team;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.disentangle.model.LatentModel;
import org.disentangle.model.Objective;
import org.disentangle.model.TinyRuns;
import org.disentangle.model.TrainingSet;
import org.disentangle.model.TrainingSets;
import org.disentangle.model.network.Discriminator;
import org.disentangle.runtime.Hosts;
import org.disentangle.training.graph.StepSettings;
import org.disentangle.training.graph.TrainingGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps that train a model and its adversary. */
class AdversarialTrainingTest {
  private static final int BATCH = 8;
  private static final float[] IMAGES = Objective.squares(BATCH);
  private static final Optimizer ADAM = new Optimizer.Adam(0.9f, 0.999f, 1e-7f);
  private static final String LOSS_SCALE = "loss_scale/scale";

  private static FactorVae factor(double gamma, double discriminatorRate) {
    FactorVaeConfig.Builder settings = TinyRuns.factorised(gamma).toBuilder();
    settings.getDiscriminatorBuilder().setLearningRate(discriminatorRate);
    return new FactorVae(TinyRuns.network(), settings.build());
  }

  private static TrainingGraph graph(LatentModel model, TrainingSet images, int batch) {
    return graph(
        model,
        images,
        new StepSettings(
            batch, ADAM, Clipping.NONE, Hosts.PLAIN.session(), Precision.FLOAT32, false));
  }

  private static TrainingGraph graph(LatentModel model, TrainingSet images, StepSettings settings) {
    TrainingGraph graph =
        new TrainingGraph(model, model.stages().get(0), images, Team.ALONE, settings);
    graph.initialize(3);
    return graph;
  }

  private static TrainingGraph graph(LatentModel model) {
    return graph(model, TrainingSets.ofDsprites(1000), BATCH);
  }

  private static Map<String, Double> train(
      TrainingGraph graph, float[] images, int from, int to, double rate) {
    float[] values = new float[graph.termNames().size()];
    Map<String, Double> sums = new TreeMap<>();
    for (int step = from; step < to; step++) {
      graph.step(images, 7, step, rate, values);
      for (int i = 0; i < values.length; i++) {
        sums.merge(graph.termNames().get(i), (double) values[i], Double::sum);
      }
    }
    sums.replaceAll((name, sum) -> sum / (to - from));
    return sums;
  }

  private static Map<String, float[]> afterOneStep(LatentModel model, double rate) {
    try (TrainingGraph graph = graph(model)) {
      train(graph, IMAGES, 0, 1, rate);
      return graph.weights();
    }
  }

  private static void assertSame(
      Map<String, float[]> expected, Map<String, float[]> found, boolean ofDiscriminator) {
    Set<String> names =
        expected.keySet().stream()
            .filter(name -> name.startsWith(Discriminator.NETWORK + "/") == ofDiscriminator)
            .collect(Collectors.toSet());
    assertFalse(names.isEmpty());
    names.forEach(name -> assertArrayEquals(expected.get(name), found.get(name), name));
  }

  /** Both gradients are of the weights before the step, and neither loss changes the other side. */
  @Test
  void neitherSideSeesTheOthersUpdateWithinAStep() {
    Map<String, float[]> slow = afterOneStep(factor(5, 1e-6), 1e-3);
    assertSame(slow, afterOneStep(factor(5, 1), 1e-3), false);
    assertSame(slow, afterOneStep(factor(5, 1e-6), 1), true);
    assertSame(slow, afterOneStep(factor(0, 1e-6), 1e-3), true);
  }

  /** The same bits step after step, though the discriminator learns. */
  @Test
  void withoutAWeightTheTrainingIsTheVaes() {
    BetaVae vae = new BetaVae(TinyRuns.network(), BetaVaeConfig.newBuilder().setBeta(1).build());
    try (TrainingGraph plain = graph(vae);
        TrainingGraph factor = graph(factor(0, 1e-2))) {
      Map<String, float[]> start = factor.weights();
      Map<String, Double> expected = train(plain, IMAGES, 0, 10, 1e-2);
      Map<String, Double> found = train(factor, IMAGES, 0, 10, 1e-2);
      assertEquals(expected.get(Signatures.LOSS), found.get(Signatures.LOSS));
      assertSame(plain.weights(), factor.weights(), false);
      String kernel = "discriminator/dense1/kernel";
      assertFalse(Arrays.equals(start.get(kernel), factor.weights().get(kernel)));
    }
  }

  @Test
  void eachAdamCountsItsOwnSteps() {
    try (TrainingGraph graph = graph(factor(5, 1e-3))) {
      train(graph, IMAGES, 0, 3, 1e-3);
      Map<String, float[]> values = graph.values();
      assertEquals(Math.pow(0.9, 4), values.get("adam/beta1_power")[0], 1e-6);
      assertEquals(Math.pow(0.999, 4), values.get("adam/beta2_power")[0], 1e-6);
      assertEquals(Math.pow(0.5, 4), values.get("discriminator/adam/beta1_power")[0], 1e-6);
      assertEquals(Math.pow(0.9, 4), values.get("discriminator/adam/beta2_power")[0], 1e-6);
      assertTrue(values.containsKey("discriminator/logits/kernel/v"));
    }
  }

  /** The first step of Adam moves a weight by the learning rate: each side by its own. */
  @Test
  void eachSideHasItsOwnLearningRate() {
    try (TrainingGraph graph = graph(factor(5, 1e-2))) {
      Map<String, float[]> before = graph.weights();
      train(graph, IMAGES, 0, 1, 1e-3);
      Map<String, float[]> after = graph.weights();
      assertEquals(1e-3, moved(before, after, "encoder/mean/bias"), 1e-5);
      assertEquals(1e-2, moved(before, after, "discriminator/logits/bias"), 1e-4);
    }
  }

  private static double moved(
      Map<String, float[]> before, Map<String, float[]> after, String name) {
    return Math.abs(after.get(name)[0] - before.get(name)[0]);
  }

  @Test
  void aScaledLossTrainsTheSameBits() {
    try (TrainingGraph plain = graph(factor(5, 1e-3));
        TrainingGraph scaled = scaled()) {
      assertEquals(train(plain, IMAGES, 0, 5, 1e-3), train(scaled, IMAGES, 0, 5, 1e-3));
      Map<String, float[]> found = scaled.values();
      plain.values().forEach((name, value) -> assertArrayEquals(value, found.get(name), name));
    }
  }

  /** A gradient of the discriminator alone that overflows: the step is left out by both. */
  @Test
  void aStepThatOverflowsOnOneSideIsLeftOutByBoth() {
    try (TrainingGraph graph = scaled()) {
      float[] kernel = graph.values().get("discriminator/logits/kernel");
      Arrays.fill(kernel, 0);
      graph.assign(
          Map.of(
              "discriminator/logits/kernel",
              kernel,
              "discriminator/dense2/bias",
              filled(16, 1e30f),
              LOSS_SCALE,
              new float[] {0x1p40f}));
      Map<String, float[]> before = graph.values();
      Map<String, Double> terms = train(graph, IMAGES, 0, 1, 1e-3);
      assertEquals(0, terms.get(Signatures.TOTAL_CORRELATION));
      Map<String, float[]> after = graph.values();
      assertEquals(0x1p39f, after.remove(LOSS_SCALE)[0]);
      after.forEach((name, value) -> assertArrayEquals(before.get(name), value, name));
    }
  }

  private static float[] filled(int size, float value) {
    float[] values = new float[size];
    Arrays.fill(values, value);
    return values;
  }

  private static TrainingGraph scaled() {
    return graph(
        factor(5, 1e-3),
        TrainingSets.ofDsprites(1000),
        new StepSettings(
            BATCH, ADAM, Clipping.NONE, Hosts.PLAIN.session(), Precision.MIXED_FLOAT16, false));
  }

  private static final int DRAWS = 1024;
  private static final float[] BLANK = new float[DRAWS];

  private static TrainingGraph ofDraws(double correlation) {
    return graph(
        new CorrelatedDraws(
            correlation,
            DiscriminatorConfig.newBuilder()
                .setHiddenLayers(2)
                .setHiddenUnits(32)
                .setLearningRate(3e-3)
                .setBeta1(0.5)
                .setBeta2(0.9)
                .setEpsilon(1e-8)
                .build()),
        new TrainingSet(new ImageShape(1, 1, 1), PixelKind.TWO_VALUES, DRAWS),
        DRAWS);
  }

  /**
   * Of a model that stands still. The numbers are those of src/test/golden/factor_vae_golden.py.
   */
  @ParameterizedTest
  @CsvSource({"0, 0", "0.5, 0.143841", "0.9, 0.830366"})
  void aDiscriminatorLearnsTheTotalCorrelation(double correlation, double nats) {
    assertEquals(nats, CorrelatedDraws.totalCorrelation(correlation), 1e-6);
    try (TrainingGraph graph = ofDraws(correlation)) {
      train(graph, BLANK, 0, 600, 0);
      Map<String, Double> found = train(graph, BLANK, 600, 800, 0);
      assertEquals(nats, found.get(Signatures.TOTAL_CORRELATION), 0.01 + 0.05 * nats);
      double accuracy = found.get(Signatures.DISCRIMINATOR_ACCURACY);
      double loss = found.get(Signatures.DISCRIMINATOR_LOSS);
      if (correlation == 0) {
        assertEquals(0.5, accuracy, 0.01);
        assertEquals(Math.log(2), loss, 0.003);
      } else {
        assertTrue(accuracy > 0.55, "accuracy " + accuracy);
        assertTrue(loss < 0.68, "loss " + loss);
      }
    }
  }

  /** With the signs confused, the model would raise its correlation instead. */
  @Test
  void theModelGivesUpItsCorrelation() {
    try (TrainingGraph graph = ofDraws(0.9)) {
      train(graph, BLANK, 0, 200, 0);
      train(graph, BLANK, 200, 1000, 5e-3);
      double left = CorrelatedDraws.correlation(graph.weights().get(CorrelatedDraws.WEIGHT)[0]);
      assertTrue(Math.abs(left) < 0.2, "correlation " + left);
    }
  }
}
