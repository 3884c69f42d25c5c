package org.disentangle.model.discrete;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.disentangle.graph.Noise;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The normalised Hessian penalty: of the second derivatives of a network's layers by its latents,
 * the share that mixes two latents.
 *
 * <p>Along a direction v, with σ_k the standard deviation of latent k over the batch and ε = 0.1,
 *
 * <pre>{@code
 * D_v f = ( f(z + ε σ v) − 2 f(z) + f(z − ε σ v) ) / ε²  ≈  Σ_jk v_j v_k σ_j σ_k ∂²f / ∂z_j ∂z_k
 * }</pre>
 *
 * <p>Over directions of independent signs, D_v f varies by 2 Σ_j≠k of the squared mixed terms
 * alone, as v_j² is always 1 (Hutchinson's estimate; Peebles et al. 2020, Eq. 4); over normal
 * directions by 2 Σ_jk of all of them. So with two directions of each kind for every image, where i
 * are the numbers of a layer,
 *
 * <pre>{@code
 * mean over images of Σ over layers  mean_i Var_signs(D_v f_i) / ( mean_i Var_normal(D_v f_i) + 1e-6 )
 * }</pre>
 *
 * <p>The variance of two numbers is a quarter of their squared distance, in which f(z) cancels:
 * only the eight points around it are computed. Without the division a network would lower the
 * penalty by smaller activations alone.
 *
 * <h2>Limits</h2>
 *
 * 0 for a network that is linear in the latents, or a sum of functions of one latent each.
 *
 * <h2>Reference</h2>
 *
 * Hsu et al. (2024), "Tripod", and its code. Deviations: 1e-6 in place of 1e-10, which is as large
 * as the rounding of D_v f in 32 bits, so that a linear network would pay for that; all hidden
 * layers that {@code network} gives, where theirs are those of their decoder.
 */
final class HessianPenalty {
  private static final float STEP = 0.1f;
  private static final float LEAST_VARIANCE = 1e-6f;

  /** There and back along two directions. */
  private static final int POINTS = 4;

  private HessianPenalty() {}

  /** Two directions for each image, each [B, K]. */
  record Directions(Operand<TFloat32> first, Operand<TFloat32> second) {}

  /**
   * The penalty, with directions that are drawn.
   *
   * @param network from latents [B, K] to layers [B, …]
   * @param latents z, [B, K], K known
   * @param encodings whose standard deviations are the scale of the latents, [B, K]
   * @return scalar
   */
  static Operand<TFloat32> of(
      Ops tf,
      Noise noise,
      Function<Operand<TFloat32>, List<Operand<TFloat32>>> network,
      Operand<TFloat32> latents,
      Operand<TFloat32> encodings) {
    Directions signs =
        new Directions(
            signs(tf, noise, "hessian_penalty/signs1", latents),
            signs(tf, noise, "hessian_penalty/signs2", latents));
    Directions normal =
        new Directions(
            noise.normal(tf, "hessian_penalty/normal1", latents),
            noise.normal(tf, "hessian_penalty/normal2", latents));
    return along(tf, signs, normal, network, latents, encodings);
  }

  /** −1 or 1, each as likely. */
  private static Operand<TFloat32> signs(
      Ops tf, Noise noise, String place, Operand<TFloat32> like) {
    Operand<TFloat32> two = tf.constant(2f);
    Operand<TFloat32> coins = tf.math.floor(tf.math.mul(noise.uniform(tf, place, like), two));
    return tf.math.sub(tf.math.mul(coins, two), tf.constant(1f));
  }

  /** The penalty along given directions; the rest as for {@link #of}. */
  static Operand<TFloat32> along(
      Ops tf,
      Directions signs,
      Directions normal,
      Function<Operand<TFloat32>, List<Operand<TFloat32>>> network,
      Operand<TFloat32> latents,
      Operand<TFloat32> encodings) {
    Operand<TFloat32> step =
        tf.math.mul(tf.math.sqrt(KernelCorrelation.variances(tf, encodings)), tf.constant(STEP));
    List<Operand<TFloat32>> points =
        Stream.of(signs.first(), signs.second(), normal.first(), normal.second())
            .map(direction -> tf.math.mul(direction, step))
            .flatMap(
                offset ->
                    Stream.<Operand<TFloat32>>of(
                        tf.math.add(latents, offset), tf.math.sub(latents, offset)))
            .toList();
    int dimension = Math.toIntExact(latents.shape().get(1));
    Operand<TFloat32> batches =
        tf.reshape(tf.stack(points), tf.constant(new int[] {-1, dimension}));
    Operand<TFloat32> shares = tf.constant(0f);
    for (Operand<TFloat32> layer : network.apply(batches)) {
      shares = tf.math.add(shares, share(tf, layer));
    }
    return tf.math.mean(shares, tf.constant(0));
  }

  /**
   * The share of one layer.
   *
   * @param layer at all points, [8 B, …]
   * @return [B]
   */
  private static Operand<TFloat32> share(Ops tf, Operand<TFloat32> layer) {
    int numbers = Math.toIntExact(layer.shape().tail().size());
    List<Operand<TFloat32>> points =
        List.copyOf(
            tf.unstack(
                    tf.reshape(layer, tf.constant(new int[] {2 * POINTS, -1, numbers})),
                    2L * POINTS)
                .output());
    return tf.math.div(
        variance(tf, points.subList(0, POINTS)),
        tf.math.add(variance(tf, points.subList(POINTS, 2 * POINTS)), tf.constant(LEAST_VARIANCE)));
  }

  /**
   * The variance of D_v f over two directions, a mean over the numbers of the layer.
   *
   * @param points there and back along the first direction, and along the second, each [B, numbers]
   * @return [B]
   */
  private static Operand<TFloat32> variance(Ops tf, List<Operand<TFloat32>> points) {
    Operand<TFloat32> distance =
        tf.math.sub(
            tf.math.add(points.get(0), points.get(1)), tf.math.add(points.get(2), points.get(3)));
    Operand<TFloat32> deviation = tf.math.mul(distance, tf.constant(1 / (2 * STEP * STEP)));
    return tf.math.mean(tf.math.square(deviation), tf.constant(1));
  }
}
