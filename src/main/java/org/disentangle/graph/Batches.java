package org.disentangle.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** What has to do with the first dimension of a tensor, the batch. */
public final class Batches {
  private Batches() {}

  /** How many rows a tensor has in this run, int32 []. */
  public static Operand<TInt32> sizeOf(Ops tf, Operand<TFloat32> x) {
    return tf.squeeze(
        tf.slice(tf.shape(x), tf.constant(new int[] {0}), tf.constant(new int[] {1})));
  }

  /**
   * The mean over the batch of the sum over all other dimensions: the one form of a loss term here,
   * so that no term depends on the batch size.
   *
   * @param x [B, …]
   * @return scalar
   */
  public static Operand<TFloat32> meanOfSums(Ops tf, Operand<TFloat32> x) {
    int rank = x.shape().numDimensions();
    int[] inner = new int[rank - 1];
    for (int i = 0; i < inner.length; i++) {
      inner[i] = i + 1;
    }
    Operand<TFloat32> perImage = rank == 1 ? x : tf.sum(x, tf.constant(inner));
    return tf.math.mean(perImage, tf.constant(0));
  }
}
