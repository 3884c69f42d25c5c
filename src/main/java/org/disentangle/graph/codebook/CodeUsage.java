package org.disentangle.graph.codebook;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** The usage of codes: counts and perplexity. */
public final class CodeUsage {
  private CodeUsage() {}

  /**
   * Occurrences of each code.
   *
   * @param codes int64 of any shape, each from 0 to K − 1
   * @param count K
   * @return float32 [K]
   */
  public static Operand<TFloat32> counts(Ops tf, Operand<TInt64> codes, int count) {
    Operand<TInt64> flat = tf.reshape(codes, tf.constant(new int[] {-1}));
    Operand<TFloat32> ones = tf.fill(tf.shape(flat, TInt32.class), tf.constant(1f));
    return tf.math.unsortedSegmentSum(ones, flat, tf.constant(count));
  }

  /**
   * The perplexity of the codes, exp(−Σ p log p) with p the share of each: how many equally
   * frequent codes would be as uncertain. From 1 to K; it cannot exceed the number of codes
   * counted, so that it is lower for a small batch than for the data.
   *
   * @param counts of {@link #counts}, not all zero
   */
  public static Operand<TFloat32> perplexity(Ops tf, Operand<TFloat32> counts) {
    Operand<TFloat32> shares = tf.math.div(counts, tf.sum(counts, tf.constant(0)));
    // An unused code adds nothing: 0 · log(tiny) = 0.
    Operand<TFloat32> logs = tf.math.log(tf.math.maximum(shares, tf.constant(Float.MIN_NORMAL)));
    return tf.math.exp(tf.math.neg(tf.sum(tf.math.mul(shares, logs), tf.constant(0))));
  }
}
