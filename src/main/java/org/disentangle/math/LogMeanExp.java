package org.disentangle.math;

/**
 * A running log-mean-exp, the logarithm of the mean of numbers that are given by their logarithms:
 * {@code log (1/n) sum_i exp(x_i)}. Only a sum is kept.
 *
 * <p>The sum is of exp(xᵢ − m) with m the largest so far, and is scaled down when a larger one
 * comes: it overflows for no x, and is exact to rounding as long as n is below 2^53.
 *
 * <p>Not safe for use by several threads.
 */
public final class LogMeanExp {
  private double largest = Double.NEGATIVE_INFINITY;
  private double scaledSum;
  private long count;

  /**
   * Adds a number.
   *
   * @param logarithm its logarithm; −∞ is the number 0
   */
  public void add(double logarithm) {
    count++;
    if (logarithm > largest) {
      scaledSum = scaledSum * Math.exp(largest - logarithm) + 1;
      largest = logarithm;
    } else if (logarithm > Double.NEGATIVE_INFINITY || Double.isNaN(logarithm)) {
      scaledSum += Math.exp(logarithm - largest);
    }
  }

  /** How many were added. */
  public long count() {
    return count;
  }

  /**
   * The logarithm of the mean so far.
   *
   * @return −∞ if all were 0; NaN before the first, and if one was NaN
   */
  public double value() {
    return count == 0 ? Double.NaN : largest + Math.log(scaledSum) - Math.log((double) count);
  }
}
