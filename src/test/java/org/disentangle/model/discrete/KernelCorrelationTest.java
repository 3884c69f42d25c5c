package org.disentangle.model.discrete;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.SplittableRandom;
import org.disentangle.graph.codebook.BoundedQuantizer;
import org.disentangle.graph.codebook.Quantized;
import org.disentangle.model.Evaluation;
import org.junit.jupiter.api.Test;

class KernelCorrelationTest {
  private static final float[][] CODES = {{1, 0.5f}, {-1, 0}, {0.5f, -1.5f}, {-0.5f, 1}};

  private static double nats(float[][] codes) {
    return Evaluation.of(
            graph ->
                Map.of(
                    "nats",
                    KernelCorrelation.nats(
                        graph.tf(), graph.tf().constant(codes), graph.tf().constant(codes))))
        .get("nats")[0];
  }

  /** From src/test/golden/kernel_correlation_golden.py. */
  @Test
  void agreesWithSumsOfDensities() {
    assertEquals(0.20863069331627204, nats(CODES), 1e-6);
  }

  /** The same script; the widths are those of what was rounded. */
  @Test
  void ofRoundedCodesTheWidthsAreThoseBefore() {
    double found =
        Evaluation.of(
                graph -> {
                  Quantized quantized =
                      new BoundedQuantizer(graph.layers(), "quantizer", 2, 12)
                          .quantize(graph.tf().constant(CODES));
                  return Map.of(
                      "nats",
                      KernelCorrelation.nats(
                          graph.tf(), quantized.embeddings(), quantized.encodings()));
                })
            .get("nats")[0];
    assertEquals(0.20837481979722947, found, 1e-6);
  }

  @Test
  void equalCodesAndSingleLatentsHaveNone() {
    assertEquals(0, nats(new float[][] {{3, 4, 5}, {3, 4, 5}}), 1e-5);
    assertEquals(0, nats(new float[][] {{1}, {-2}, {0.5f}}), 1e-6);
  }

  /**
   * Two latents that are one against two that are independent; what neither shift nor scale
   * changes.
   */
  @Test
  void dependentLatentsHaveMoreThanIndependentOnes() {
    SplittableRandom random = new SplittableRandom(4);
    float[][] dependent = new float[256][2];
    float[][] independent = new float[256][2];
    float[][] moved = new float[256][2];
    for (int i = 0; i < dependent.length; i++) {
      float first = (float) random.nextGaussian();
      dependent[i] = new float[] {first, -first};
      independent[i] = new float[] {first, (float) random.nextGaussian()};
      moved[i] = new float[] {7 * first + 3, -first - 1};
    }
    assertEquals(0, nats(independent), 0.1);
    assertTrue(nats(dependent) > 0.5, () -> "dependent: " + nats(dependent));
    assertEquals(nats(dependent), nats(moved), 1e-4);
  }
}
