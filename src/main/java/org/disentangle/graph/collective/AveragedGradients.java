package org.disentangle.graph.collective;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.graph.Gradient;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The gradients and loss terms that processes average: a graph that computes a share of each batch
 * is cut in two at this point. Its own values go to the other processes as one vector, and the
 * averages over all processes are fed back. A mean over the batch is the average of the means over
 * its equal shares, and so is its gradient.
 *
 * @param own gradients one after the other, then the terms, all over the number of processes: the
 *     vector to sum, [N]
 * @param averaged placeholder for the sums, [N]
 * @param gradients of the same variables, over the whole batch
 * @param averagedTerms the terms over the whole batch, [T]
 * @param length N
 * @param terms T, how many of the N, at the end, are loss terms
 */
public record AveragedGradients(
    Operand<TFloat32> own,
    Placeholder<TFloat32> averaged,
    List<Gradient> gradients,
    Operand<TFloat32> averagedTerms,
    int length,
    int terms) {

  /**
   * Cuts a graph.
   *
   * @param gradients of the means over this process' share
   * @param terms means over the share, [T]
   * @param processes how many there are
   */
  public static AveragedGradients of(
      Ops tf, List<Gradient> gradients, Operand<TFloat32> terms, int processes) {
    Operand<TInt32> flat = tf.constant(new int[] {-1});
    List<Operand<TFloat32>> parts = new ArrayList<>();
    int termCount = Math.toIntExact(terms.shape().size());
    int length = termCount;
    for (Gradient gradient : gradients) {
      parts.add(tf.reshape(gradient.value(), flat));
      length += gradient.variable().size();
    }
    parts.add(terms);
    Operand<TFloat32> own =
        tf.math.mul(tf.concat(parts, tf.constant(0)), tf.constant(1f / processes));

    Placeholder<TFloat32> averaged =
        tf.withName("averaged").placeholder(TFloat32.class, Placeholder.shape(Shape.of(length)));
    List<Gradient> whole = new ArrayList<>();
    int from = 0;
    for (Gradient gradient : gradients) {
      int size = gradient.variable().size();
      Operand<TFloat32> slice =
          tf.slice(averaged, tf.constant(new int[] {from}), tf.constant(new int[] {size}));
      whole.add(
          new Gradient(
              gradient.variable(),
              tf.reshape(slice, tf.constant(gradient.variable().shape().asArray()))));
      from += size;
    }
    Operand<TFloat32> wholeTerms =
        tf.slice(averaged, tf.constant(new int[] {from}), tf.constant(new int[] {termCount}));
    return new AveragedGradients(own, averaged, List.copyOf(whole), wholeTerms, length, termCount);
  }
}
