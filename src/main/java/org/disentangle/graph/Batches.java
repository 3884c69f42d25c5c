package org.disentangle.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gather;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Operations on the first dimension of a tensor, the batch. */
public final class Batches {
  private Batches() {}

  /** How many rows a tensor has in this run, int32 []; a constant where it is known. */
  public static Operand<TInt32> sizeOf(Ops tf, Operand<TFloat32> x) {
    long known = x.shape().get(0);
    if (known != Shape.UNKNOWN_SIZE) {
      return tf.constant(Math.toIntExact(known));
    }
    return tf.squeeze(
        tf.slice(tf.shape(x), tf.constant(new int[] {0}), tf.constant(new int[] {1})));
  }

  /**
   * [B, inner…] as int32, B the rows of {@code x}; a constant where they are known.
   *
   * @param inner sizes of the dimensions after the first
   */
  public static Operand<TInt32> shape(Ops tf, Operand<TFloat32> x, long... inner) {
    if (x.shape().get(0) != Shape.UNKNOWN_SIZE) {
      int[] all = new int[inner.length + 1];
      all[0] = Math.toIntExact(x.shape().get(0));
      for (int i = 0; i < inner.length; i++) {
        all[i + 1] = Math.toIntExact(inner[i]);
      }
      return tf.constant(all);
    }
    List<Operand<TInt32>> all = new ArrayList<>();
    all.add(sizeOf(tf, x));
    for (long size : inner) {
      all.add(tf.constant(Math.toIntExact(size)));
    }
    return tf.stack(all);
  }

  /**
   * Each row repeated: x₁, x₁, …, x₂, x₂, …
   *
   * @param x [B, …], all sizes except B known
   * @param times int32 []
   * @return [B·times, …]
   */
  public static Operand<TFloat32> repeated(Ops tf, Operand<TFloat32> x, Operand<TInt32> times) {
    int rank = x.shape().numDimensions();
    int[] rows = new int[rank];
    rows[0] = -1;
    List<Operand<TInt32>> multiples = new ArrayList<>(List.of(tf.constant(1), times));
    for (int i = 1; i < rank; i++) {
      rows[i] = Math.toIntExact(x.shape().get(i));
      multiples.add(tf.constant(1));
    }
    return tf.reshape(
        tf.tile(tf.expandDims(x, tf.constant(1)), tf.stack(multiples)), tf.constant(rows));
  }

  /**
   * Each column shuffled by itself over the batch: rows of independent columns, each with the
   * numbers it had. No gradient reaches {@code x}.
   *
   * @param x [B, K], B known
   * @param place of the draw
   * @return [B, K]
   */
  public static Operand<TFloat32> shuffledColumns(
      Ops tf, Noise noise, String place, Operand<TFloat32> x) {
    Operand<TInt32> transposed = tf.constant(new int[] {1, 0});
    Operand<TFloat32> columns = tf.linalg.transpose(x, transposed);
    Operand<TInt32> order =
        tf.nn
            .topK(
                tf.linalg.transpose(noise.uniform(tf, place, x), transposed),
                tf.constant(Math.toIntExact(x.shape().get(0))),
                new TopK.Options[0])
            .indices();
    Operand<TFloat32> shuffled = tf.gather(columns, order, tf.constant(1), Gather.batchDims(1L));
    return tf.linalg.transpose(tf.stopGradient(shuffled), transposed);
  }

  /**
   * The sum over all dimensions but the first.
   *
   * @param x [B, …]
   * @return [B]
   */
  public static Operand<TFloat32> sums(Ops tf, Operand<TFloat32> x) {
    int rank = x.shape().numDimensions();
    int[] inner = new int[rank - 1];
    for (int i = 0; i < inner.length; i++) {
      inner[i] = i + 1;
    }
    return rank == 1 ? x : tf.sum(x, tf.constant(inner));
  }

  /**
   * The mean over the batch of the sum over all other dimensions: the one form of a loss term here,
   * so that no term depends on the batch size.
   *
   * @param x [B, …]
   * @return scalar
   */
  public static Operand<TFloat32> meanOfSums(Ops tf, Operand<TFloat32> x) {
    return tf.math.mean(sums(tf, x), tf.constant(0));
  }
}
