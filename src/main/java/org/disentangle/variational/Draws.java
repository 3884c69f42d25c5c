package org.disentangle.variational;

import org.disentangle.graph.Noise;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/** Draws of Gamma(2, 1): the sum of two exponential ones, g = −(ln u₁ + ln u₂). */
final class Draws {
  /** Half the distance between neighbouring values of the float32 noise. */
  private static final double HALF_CELL = Math.scalb(1.0, -24);

  private Draws() {}

  /**
   * Independent draws, each above 0.
   *
   * @return float64 [count]
   */
  static Operand<TFloat64> ofGamma(Ops tf, Noise noise, int count) {
    Operand<TFloat32> like = tf.fill(tf.constant(new int[] {count}), tf.constant(0f));
    Operand<TFloat64> first = exponential(tf, noise.uniform(tf, "u1", like));
    Operand<TFloat64> second = exponential(tf, noise.uniform(tf, "u2", like));
    return tf.math.add(first, second);
  }

  /** Uses the middle of each number's cell: the noise may be 0, where ln is infinite. */
  private static Operand<TFloat64> exponential(Ops tf, Operand<TFloat32> uniform) {
    Operand<TFloat64> inside =
        tf.math.add(tf.dtypes.cast(uniform, TFloat64.class), tf.constant(HALF_CELL));
    return tf.math.neg(tf.math.log(inside));
  }
}
