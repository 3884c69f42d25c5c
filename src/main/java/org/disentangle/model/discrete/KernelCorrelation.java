package org.disentangle.model.discrete;

import org.disentangle.graph.Batches;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.graph.LogSumExp;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The total correlation of the codes of a batch, by kernel densities:
 *
 * <pre>{@code
 * mean_i [ log q(q_i) − Σ_k log q_k(q_ik) ],    q(x) = 1/B Σ_j Π_k N(x_k; q_jk, (s σ_k)²)
 * s = (4 / (K + 2))^(1/(K + 4)) · B^(−1/(K + 4))     (Silverman's rule)
 * }</pre>
 *
 * <p>with q_k the same sum for latent k alone, and σ_k the standard deviation over the batch of
 * what the encoder gives, before it is rounded. It is 0 where all codes are equal or K = 1, and may
 * be below 0. Codes that agree in one latent of a batch have neighbours there, so that more than in
 * a continuous space the estimate sees what depends on what. It takes O(B²·K).
 *
 * <p>Deviation from the authors' code: theirs has s in the joint density only, where the line for
 * the marginals is commented out; then independent codes would not give 0, and equal ones would
 * give −K log s.
 */
final class KernelCorrelation {
  /** Added to the variance: the authors add 1e-6 to the deviation, whose gradient at 0 is none. */
  private static final float LEAST_VARIANCE = 1e-12f;

  private KernelCorrelation() {}

  /**
   * σ_k² of each latent over the batch, never 0.
   *
   * @param encodings what the encoder gives, [B, K]
   * @return [K]
   */
  static Operand<TFloat32> variances(Ops tf, Operand<TFloat32> encodings) {
    Operand<TFloat32> mean = tf.math.mean(encodings, tf.constant(0));
    Operand<TFloat32> variance =
        tf.math.mean(tf.math.squaredDifference(encodings, mean), tf.constant(0));
    return tf.math.add(variance, tf.constant(LEAST_VARIANCE));
  }

  /**
   * The estimate, in nats.
   *
   * @param codes q, [B, K], K known
   * @param encodings what the encoder gives, [B, K]
   * @return scalar
   */
  static Operand<TFloat32> nats(Ops tf, Operand<TFloat32> codes, Operand<TFloat32> encodings) {
    Operand<TFloat32> size = tf.dtypes.cast(Batches.sizeOf(tf, codes), TFloat32.class);
    long latents = codes.shape().get(1);
    Operand<TFloat32> exponent = tf.constant(-1f / (latents + 4));
    Operand<TFloat32> silverman =
        tf.math.pow(tf.math.mul(size, tf.constant((latents + 2) / 4f)), exponent);
    Operand<TFloat32> logVariance =
        tf.math.add(
            tf.math.log(variances(tf, encodings)),
            tf.math.mul(tf.math.log(silverman), tf.constant(2f)));
    Operand<TFloat32> pairs = new DiagonalGaussian(codes, logVariance).logDensityOfAll(tf, codes);
    Operand<TFloat32> logSize = tf.math.log(size);
    Operand<TFloat32> joint =
        tf.math.sub(LogSumExp.over(tf, tf.sum(pairs, tf.constant(2)), 1), logSize);
    Operand<TFloat32> marginals = tf.math.sub(LogSumExp.over(tf, pairs, 1), logSize);
    return Batches.meanOfSums(tf, tf.math.sub(joint, Batches.sums(tf, marginals)));
  }
}
