package org.disentangle.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;

/** log Σ exp, without overflow and without losing the largest summand. */
public final class LogSumExp {
  private LogSumExp() {}

  /**
   * m + log Σ exp(x − m) along one dimension, with m the largest x: finite as long as m is.
   *
   * @param x float32, finite or −∞
   * @param axis which dimension goes, from 0
   */
  public static Operand<TFloat32> over(Ops tf, Operand<TFloat32> x, int axis) {
    Operand<TFloat32> largest =
        tf.stopGradient(tf.reduceMax(x, tf.constant(axis), ReduceMax.keepDims(true)));
    Operand<TFloat32> sum = tf.sum(tf.math.exp(tf.math.sub(x, largest)), tf.constant(axis));
    return tf.math.add(tf.math.log(sum), tf.squeeze(largest, Squeeze.axis(List.of((long) axis))));
  }
}
