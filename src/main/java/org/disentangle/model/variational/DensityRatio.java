package org.disentangle.model.variational;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The ratio of two densities by a discriminator of draws of both (Sugiyama, Suzuki &amp; Kanamori
 * 2012, "Density-ratio matching under the Bregman divergence"): with r the logit of the first minus
 * that of the second, the discriminator minimises the cross-entropy
 *
 * <pre>{@code  L_D = ½ E_first[ log(1 + exp(-r)) ] + ½ E_second[ log(1 + exp(r)) ] }</pre>
 *
 * in nats: log 2 where it cannot tell them apart. At the minimum r is the log of the first density
 * over the second.
 *
 * @param ofFirst r at draws of the first distribution, [B]
 * @param ofSecond r at draws of the second, [B]
 */
record DensityRatio(Operand<TFloat32> ofFirst, Operand<TFloat32> ofSecond) {

  /**
   * The log of the ratio.
   *
   * @param logits of a discriminator, [B, 2]
   * @return r, [B]
   */
  static Operand<TFloat32> log(Ops tf, Operand<TFloat32> logits) {
    return tf.sum(tf.math.mul(logits, tf.constant(new float[][] {{1, -1}})), tf.constant(1));
  }

  /** L_D, a scalar. */
  Operand<TFloat32> crossEntropy(Ops tf) {
    return halves(tf, tf.math.softplus(tf.math.neg(ofFirst)), tf.math.softplus(ofSecond));
  }

  /**
   * The share of draws that the discriminator takes for what they are; undecided, for the first.
   */
  Operand<TFloat32> accuracy(Ops tf) {
    Operand<TFloat32> zero = tf.constant(0f);
    return halves(
        tf,
        tf.dtypes.cast(tf.math.greaterEqual(ofFirst, zero), TFloat32.class),
        tf.dtypes.cast(tf.math.less(ofSecond, zero), TFloat32.class));
  }

  /** The mean of two means, so that both distributions count the same. */
  private static Operand<TFloat32> halves(
      Ops tf, Operand<TFloat32> first, Operand<TFloat32> second) {
    Operand<TFloat32> sum =
        tf.math.add(tf.math.mean(first, tf.constant(0)), tf.math.mean(second, tf.constant(0)));
    return tf.math.mul(sum, tf.constant(0.5f));
  }
}
