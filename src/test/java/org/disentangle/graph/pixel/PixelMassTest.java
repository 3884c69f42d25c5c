package org.disentangle.graph.pixel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.disentangle.graph.GraphScratch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** What a distribution of one pixel gives to all of its values together. */
class PixelMassTest {
  @ParameterizedTest
  @CsvSource({
    "255, 0, 1",
    "255, -2, 0.03",
    "255, 5, 0.0006",
    "255, -40, 0.05",
    "255, 3, 20",
    "1, 0.4, 0.1",
    "65535, 0.3, 0.03",
    "65535, -9, 0.001",
    "65535, 1, 1"
  })
  void theMassesOfAllLevelsSumToOne(int highest, float logit, double width) {
    float[] logits = new float[highest + 1];
    float[] levels = new float[highest + 1];
    for (int i = 0; i < levels.length; i++) {
      logits[i] = logit;
      levels[i] = i / (float) highest;
    }
    try (GraphScratch scratch = new GraphScratch()) {
      float[] nats =
          scratch.floats(
              new DiscretizedLogistic(scratch.tf.constant(logits), Scale.fixed(width), highest)
                  .negativeLogLikelihood(scratch.tf, scratch.tf.constant(levels)));
      double sum = IntStream.range(0, nats.length).mapToDouble(i -> Math.exp(-nats[i])).sum();
      assertEquals(1, sum, 2e-5);
      for (float value : nats) {
        assertTrue(value >= 0, "a mass above 1: " + value);
      }
    }
  }

  /** By Simpson's rule: the density, and its first moment, which is the mean that is shown. */
  @ParameterizedTest
  @ValueSource(floats = {-40, -5, -0.51f, -0.49f, -1e-4f, 0, 0.3f, 2, 30})
  void theContinuousBernoulliDensityIntegratesToOne(float logit) {
    int intervals = 2_000;
    float[] logits = new float[intervals + 1];
    float[] values = new float[intervals + 1];
    for (int i = 0; i <= intervals; i++) {
      logits[i] = logit;
      values[i] = i / (float) intervals;
    }
    try (GraphScratch scratch = new GraphScratch()) {
      ContinuousBernoulli pixels = new ContinuousBernoulli(scratch.tf.constant(logits));
      Operand<TFloat32> cost =
          pixels.negativeLogLikelihood(scratch.tf, scratch.tf.constant(values));
      Operand<TFloat32> mean = pixels.mean(scratch.tf);
      float[] nats = scratch.floats(cost);
      double mass = 0;
      double moment = 0;
      for (int i = 0; i <= intervals; i++) {
        double weight = i == 0 || i == intervals ? 1 : i % 2 == 1 ? 4 : 2;
        mass += weight * Math.exp(-nats[i]) / (3 * intervals);
        moment += weight * values[i] * Math.exp(-nats[i]) / (3 * intervals);
      }
      assertEquals(1, mass, 1e-5);
      assertEquals(moment, scratch.floats(mean)[0], 1e-5);
    }
  }
}
