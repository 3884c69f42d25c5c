package org.disentangle.graph.sparse;

import org.disentangle.graph.Initializer;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The soft threshold, which sets small numbers to exactly 0, and the weights with which a threshold
 * is learned.
 */
public final class SoftThreshold {
  private SoftThreshold() {}

  /**
   * S_θ(x) = sign(x) · max(|x| − θ, 0): the proximal operator of θ‖x‖₁.
   *
   * <p>Outside of [−θ, θ] its derivatives are 1 with respect to x and −sign(x) with respect to θ;
   * inside both are 0: an entry that is held at 0 trains nothing.
   *
   * @param x float32 of any shape
   * @param threshold 0 or more, of a shape that is broadcast to that of x
   */
  public static Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x, Operand<TFloat32> threshold) {
    return tf.math.sub(
        tf.nn.relu(tf.math.sub(x, threshold)), tf.nn.relu(tf.math.sub(tf.math.neg(x), threshold)));
  }

  /**
   * A learned number above 0 as softplus(weight) = log(1 + exp(weight)).
   *
   * <p>Softplus rather than exp: both keep small values small, but a large value grows by no more
   * than its weight does, where exp multiplies, so that one bad step cannot silence a code for
   * good.
   */
  static Operand<TFloat32> positive(Ops tf, Operand<TFloat32> weight) {
    return tf.math.softplus(weight);
  }

  /**
   * The weight of a {@link #positive} number: softplus⁻¹(value) = value + log(1 − exp(−value)).
   *
   * @param value above 0
   */
  static Initializer startingAt(double value) {
    return Initializer.constant((float) (value + Math.log(-Math.expm1(-value))));
  }
}
