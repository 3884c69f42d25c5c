package org.disentangle.model.variational;

import org.disentangle.graph.Batches;
import org.disentangle.graph.Noise;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * How far the codes of a batch are from a factorised support: one in which every combination of the
 * values that the latents take occurs.
 *
 * <p>For a pair (i, j) of latents, a recombined point p has the value of latent i from one code of
 * the batch and that of latent j from another. Its distance is that from the nearest code, and the
 * pair's the largest over the recombined points: the Hausdorff distance of the product of the two
 * supports from the support of the pair, of which the other direction is always 0.
 *
 * <pre>{@code  sum over pairs (i, j)  max over p  min over codes c  (p_i - c_i)^2 + (p_j - c_j)^2 }
 * </pre>
 *
 * 0 where all combinations occur. Latents may be correlated, as long as each combination of their
 * values is there at all. Gradients go through both, the points and the codes.
 *
 * <p>In squared units of the code. It depends on the batch: more codes cover more of the product.
 * Costs O(pairs·points·B) time and memory, with all points O(pairs·B³).
 *
 * @param pairs of latents at a time, drawn without replacement; 0, or more than there are, for all
 * @param points recombined ones of each pair, drawn with replacement; 0 for all B²
 */
record FactorizedSupport(int pairs, int points) {

  /**
   * The sum of the pairs' distances.
   *
   * @param noise that draws pairs and points
   * @param codes [B, K], K at least 2
   * @return scalar
   */
  Operand<TFloat32> distance(Ops tf, Noise noise, Operand<TFloat32> codes) {
    int latents = Math.toIntExact(codes.shape().get(1));
    int[] lower = new int[latents * (latents - 1) / 2];
    int[] upper = new int[lower.length];
    int pair = 0;
    for (int i = 0; i < latents; i++) {
      for (int j = i + 1; j < latents; j++) {
        lower[pair] = i;
        upper[pair++] = j;
      }
    }
    Operand<TInt32> images = Batches.sizeOf(tf, codes);
    Operand<TFloat32> byLatent = tf.linalg.transpose(codes, tf.constant(new int[] {1, 0}));
    Operand<TInt32> chosen = chosen(tf, noise, lower.length);
    Operand<TFloat32> firsts = rows(tf, byLatent, rows(tf, tf.constant(lower), chosen));
    Operand<TFloat32> seconds = rows(tf, byLatent, rows(tf, tf.constant(upper), chosen));
    return tf.sum(
        points == 0
            ? ofAllPoints(tf, squares(tf, firsts, firsts), squares(tf, seconds, seconds))
            : ofDrawnPoints(
                tf,
                squares(tf, drawn(tf, noise, "support/firsts", firsts, images), firsts),
                squares(tf, drawn(tf, noise, "support/seconds", seconds, images), seconds)),
        tf.constant(0));
  }

  /** Which of all pairs, int32 [P]: those that get the largest random numbers. */
  private Operand<TInt32> chosen(Ops tf, Noise noise, int all) {
    if (pairs == 0 || pairs >= all) {
      return tf.range(tf.constant(0), tf.constant(all), tf.constant(1));
    }
    Operand<TFloat32> numbers =
        noise.uniformOfShape(tf, "support/pairs", tf.constant(new int[] {all}));
    return tf.nn.topK(numbers, tf.constant(pairs), TInt32.class).indices();
  }

  /**
   * Values of one latent of each pair, of drawn images.
   *
   * @param values [P, B]
   * @param images B
   * @return [P, A]
   */
  private Operand<TFloat32> drawn(
      Ops tf, Noise noise, String place, Operand<TFloat32> values, Operand<TInt32> images) {
    int count = Math.toIntExact(values.shape().get(0));
    Operand<TInt32> draws =
        noise.indicesOfShape(tf, place, tf.constant(new int[] {count, points}), images);
    Operand<TInt32> starts =
        tf.math.mul(tf.range(tf.constant(0), tf.constant(count), tf.constant(1)), images);
    return rows(
        tf,
        tf.reshape(values, tf.constant(new int[] {-1})),
        tf.math.add(draws, tf.expandDims(starts, tf.constant(1))));
  }

  /** The squared difference of each point, [P, A], and each code, [P, B], in one latent. */
  private static Operand<TFloat32> squares(
      Ops tf, Operand<TFloat32> points, Operand<TFloat32> codes) {
    return tf.math.squaredDifference(
        tf.expandDims(points, tf.constant(2)), tf.expandDims(codes, tf.constant(1)));
  }

  /** Of points whose coordinates are drawn together, both [P, A, B]; one number a pair. */
  private static Operand<TFloat32> ofDrawnPoints(
      Ops tf, Operand<TFloat32> firsts, Operand<TFloat32> seconds) {
    return tf.max(tf.min(tf.math.add(firsts, seconds), tf.constant(2)), tf.constant(1));
  }

  /** Of each first coordinate with each second one, both [P, B, B]; one number a pair. */
  private static Operand<TFloat32> ofAllPoints(
      Ops tf, Operand<TFloat32> firsts, Operand<TFloat32> seconds) {
    Operand<TFloat32> squares =
        tf.math.add(tf.expandDims(firsts, tf.constant(2)), tf.expandDims(seconds, tf.constant(1)));
    return tf.max(tf.min(squares, tf.constant(3)), tf.constant(new int[] {1, 2}));
  }

  private static <T extends TType> Operand<T> rows(Ops tf, Operand<T> of, Operand<TInt32> indices) {
    return tf.gather(of, indices, tf.constant(0));
  }
}
