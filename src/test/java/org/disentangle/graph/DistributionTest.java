package org.disentangle.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Function;
import org.disentangle.graph.pixel.Bernoulli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.framework.op.FrameworkOps;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class DistributionTest {

  /** Closed forms: ½(m² + v − 1 − log v) a dimension. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "1, 0, 0.5",
    "-1, 0, 0.5",
    "1, 1, 0.8591409142295225",
    "0, -2, 0.5676676416183064",
    "3, 0.5, 4.574360635350064"
  })
  void klToTheStandardNormal(float mean, float logVariance, double expectedNats) {
    float[] kl =
        run(
            tf ->
                new DiagonalGaussian(
                        tf.constant(new float[][] {{mean}}),
                        tf.constant(new float[][] {{logVariance}}))
                    .klToStandardNormal(tf));
    assertEquals(expectedNats, kl[0], 1e-6 * Math.max(1, expectedNats));
  }

  @Test
  void bernoulliIsFiniteAndRightForEveryLogit() {
    float[] logits = {-100, -20, -1, 0, 1, 20, 100};
    for (float x : new float[] {0, 1, 0.3f}) {
      float[] found =
          run(
              tf ->
                  new Bernoulli(tf.constant(logits))
                      .negativeLogLikelihood(
                          tf, tf.fill(tf.constant(new int[] {logits.length}), tf.constant(x))));
      for (int i = 0; i < logits.length; i++) {
        double l = logits[i];
        double expected = Math.max(l, 0) - x * l + Math.log1p(Math.exp(-Math.abs(l)));
        assertEquals(expected, found[i], 1e-6 * Math.max(1, expected), "logit " + l + ", x " + x);
      }
    }
  }

  @Test
  void bernoulliAgreesWithTheFramework() {
    float[] logits = {-7, -0.5f, 0, 2.5f, 9};
    float[] labels = {0, 1, 1, 0, 1};
    float[] ours =
        run(
            tf ->
                new Bernoulli(tf.constant(logits)).negativeLogLikelihood(tf, tf.constant(labels)));
    float[] theirs =
        run(
            tf ->
                FrameworkOps.create(tf)
                    .nn
                    .sigmoidCrossEntropyWithLogits(tf.constant(labels), tf.constant(logits)));
    for (int i = 0; i < logits.length; i++) {
      assertEquals(theirs[i], ours[i], 1e-6);
    }
  }

  @Test
  void samplesHaveTheMeanAndVarianceOfTheirDistribution() {
    int n = 20_000;
    float[] draws =
        run(
            tf -> {
              Operand<TFloat32> shape = tf.zeros(tf.constant(new int[] {n, 1}), TFloat32.class);
              return new DiagonalGaussian(
                      tf.math.add(shape, tf.constant(2f)),
                      tf.math.add(shape, tf.constant((float) Math.log(9))))
                  .sample(tf, new Noise(tf.constant(new int[] {5, 7})), "test");
            });
    double mean = 0;
    for (float draw : draws) {
      mean += draw / (double) n;
    }
    double variance = 0;
    for (float draw : draws) {
      variance += (draw - mean) * (draw - mean) / n;
    }
    // Four standard errors.
    assertEquals(2, mean, 4 * 3 / Math.sqrt(n));
    assertEquals(9, variance, 4 * 9 * Math.sqrt(2.0 / n));
  }

  @Test
  void noiseDependsOnSeedAndPlaceAlone() {
    float[] first = noise(1, 2, "here");
    assertEquals(first[0], noise(1, 2, "here")[0]);
    assertTrue(first[0] != noise(1, 3, "here")[0]);
    assertTrue(first[0] != noise(2, 2, "here")[0]);
    assertTrue(first[0] != noise(1, 2, "there")[0]);
  }

  private static float[] noise(int seed, int step, String place) {
    return run(
        tf ->
            new Noise(tf.constant(new int[] {seed, step}))
                .normal(tf, place, tf.constant(new float[] {0})));
  }

  private static float[] run(Function<Ops, Operand<TFloat32>> build) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Operand<TFloat32> wanted = build.apply(Ops.create(graph));
      try (Result result = session.runner().fetch(wanted).run()) {
        TFloat32 tensor = (TFloat32) result.get(0);
        float[] values = new float[Math.toIntExact(tensor.size())];
        tensor.copyTo(DataBuffers.of(values));
        return values;
      }
    }
  }
}
