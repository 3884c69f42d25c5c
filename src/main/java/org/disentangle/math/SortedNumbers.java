package org.disentangle.math;

/** Binary search in numbers in ascending order. */
public final class SortedNumbers {
  private SortedNumbers() {}

  /**
   * How many of sorted numbers are less than a bound.
   *
   * @param sorted in ascending order, without NaN
   */
  public static int below(double[] sorted, double bound) {
    int low = 0;
    // Halves without a branch that would be guessed wrong half the time.
    for (int left = sorted.length; left > 0; ) {
      int half = (left + 1) >>> 1;
      low += sorted[low + half - 1] < bound ? half : 0;
      left -= half;
    }
    return low;
  }
}
