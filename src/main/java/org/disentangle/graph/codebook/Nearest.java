package org.disentangle.graph.codebook;

import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** The choice of the nearest of several candidates. */
final class Nearest {
  private Nearest() {}

  /**
   * The index of the smallest distance; of equal ones the lowest index, of distances that are not
   * numbers the last one.
   *
   * @param distances the candidates along the last axis
   * @param count how many candidates there are
   * @return int64, without the last axis
   */
  static Operand<TInt64> index(Ops tf, Operand<TFloat32> distances, int count) {
    int last = count - 1;
    Operand<TInt32> axis = tf.constant(distances.shape().numDimensions() - 1);
    // TensorFlow's argMin promises nothing about ties.
    Operand<TInt32> smallest =
        tf.min(
            tf.select(
                tf.math.equal(distances, tf.expandDims(tf.min(distances, axis), axis)),
                tf.constant(IntStream.rangeClosed(0, last).toArray()),
                tf.constant(last)),
            axis);
    return tf.dtypes.cast(smallest, TInt64.class);
  }
}
