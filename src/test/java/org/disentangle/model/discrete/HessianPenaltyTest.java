package org.disentangle.model.discrete;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.disentangle.model.Evaluation;
import org.disentangle.model.discrete.HessianPenalty.Directions;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TFloat32;

class HessianPenaltyTest {
  private static final int IMAGES = 64;

  /** What a network of two latents makes of them, each [B]. */
  @FunctionalInterface
  private interface OfTwo {
    Operand<TFloat32> of(Ops tf, Operand<TFloat32> first, Operand<TFloat32> second);
  }

  private static Operand<TFloat32> applied(Ops tf, OfTwo network, Operand<TFloat32> latents) {
    List<Operand<TFloat32>> columns =
        List.copyOf(tf.unstack(latents, 2L, Unstack.axis(1L)).output());
    return tf.expandDims(network.of(tf, columns.get(0), columns.get(1)), tf.constant(1));
  }

  /** With drawn directions, of one layer of one number. */
  private static double penalty(OfTwo network) {
    SplittableRandom random = new SplittableRandom(8);
    float[][] codes = new float[IMAGES][2];
    for (float[] code : codes) {
      code[0] = (float) random.nextGaussian();
      code[1] = (float) random.nextGaussian();
    }
    return Evaluation.of(
            graph -> {
              Operand<TFloat32> latents = graph.tf().constant(codes);
              return Map.of(
                  "penalty",
                  HessianPenalty.of(
                      graph.tf(),
                      graph.noise(),
                      moved -> List.of(applied(graph.tf(), network, moved)),
                      latents,
                      latents));
            })
        .get("penalty")[0];
  }

  /** From src/test/golden/hessian_penalty_golden.py. */
  @Test
  void agreesWithVariancesAsTheyAreDefined() {
    float[][] codes = {{0.9f, -0.4f}, {-0.7f, 0.1f}, {0.3f, 1.2f}};
    float[][] encodings = {{0.8f, -0.5f}, {-0.6f, 0.3f}, {0.4f, 1}};
    float[][] weights = {{0.8f, -1.1f, 0.5f}, {0.6f, 0.9f, -1.3f}};
    float[][][] signs = {{{1, 1}, {1, -1}, {-1, 1}}, {{1, -1}, {-1, 1}, {-1, -1}}};
    float[][][] normal = {
      {{0.3f, -1.2f}, {1.5f, 0.4f}, {-0.8f, 0.9f}}, {{-0.6f, 0.7f}, {0.2f, -1.1f}, {1.3f, 0.5f}}
    };
    double found =
        Evaluation.of(
                graph -> {
                  Ops tf = graph.tf();
                  return Map.of(
                      "penalty",
                      HessianPenalty.along(
                          tf,
                          new Directions(tf.constant(signs[0]), tf.constant(signs[1])),
                          new Directions(tf.constant(normal[0]), tf.constant(normal[1])),
                          latents -> layers(tf, latents, tf.constant(weights)),
                          tf.constant(codes),
                          tf.constant(encodings)));
                })
            .get("penalty")[0];
    assertEquals(4.408336643655183, found, 2e-3);
  }

  private static List<Operand<TFloat32>> layers(
      Ops tf, Operand<TFloat32> latents, Operand<TFloat32> weights) {
    Operand<TFloat32> first = tf.math.tanh(tf.linalg.matMul(latents, weights));
    Operand<TFloat32> next = tf.roll(first, tf.constant(-1), tf.constant(1));
    Operand<TFloat32> second =
        tf.math.add(tf.math.mul(first, next), tf.math.mul(first, tf.constant(0.5f)));
    return List.of(first, second);
  }

  @Test
  void aLinearNetworkHasNone() {
    assertEquals(0, penalty((tf, x, y) -> tf.math.sub(tf.math.mul(x, tf.constant(3f)), y)), 1e-2);
  }

  /** Only with signs: along normal directions the curvature of each latent would vary too. */
  @Test
  void aSumOfFunctionsOfOneLatentEachHasNone() {
    assertEquals(0, penalty((tf, x, y) -> tf.math.add(tf.math.square(x), tf.math.square(y))), 1e-4);
  }

  /**
   * Of a product of latents, D_v is 2 σ_1 σ_2 v_1 v_2. Along (1, 1) and (1, −1) its variance is 4
   * σ_1² σ_2²; along the normal directions (1, 1) and (1, 0.5) it is a quarter of σ_1² σ_2²:
   * sixteen times less.
   */
  @Test
  void aProductOfLatentsHasTheKnownValue() {
    float[][] codes = {{1, 2}, {-1, -2}};
    double found =
        Evaluation.of(
                graph -> {
                  Ops tf = graph.tf();
                  Operand<TFloat32> even = tf.constant(new float[][] {{1, 1}, {1, 1}});
                  Operand<TFloat32> odd = tf.constant(new float[][] {{1, -1}, {1, -1}});
                  Operand<TFloat32> half = tf.constant(new float[][] {{1, 0.5f}, {1, 0.5f}});
                  return Map.of(
                      "penalty",
                      HessianPenalty.along(
                          tf,
                          new Directions(even, odd),
                          new Directions(even, half),
                          latents ->
                              List.of(applied(tf, (ops, x, y) -> ops.math.mul(x, y), latents)),
                          tf.constant(codes),
                          tf.constant(codes)));
                })
            .get("penalty")[0];
    assertEquals(16, found, 0.01);
  }

  @Test
  void theMoreIsMixedTheLargerItIs() {
    BiFunction<Float, Float, Double> mixed =
        (own, product) ->
            penalty(
                (tf, x, y) ->
                    tf.math.add(
                        tf.math.mul(tf.constant(own), tf.math.square(x)),
                        tf.math.mul(tf.constant(product), tf.math.mul(x, y))));
    double little = mixed.apply(1f, 0.1f);
    double more = mixed.apply(1f, 1f);
    assertTrue(0 < little && 5 * little < more, little + " and " + more);
    // What all second derivatives are multiplied by, the share does not know.
    assertEquals(more, mixed.apply(10f, 10f), 1e-3 * more);
  }
}
