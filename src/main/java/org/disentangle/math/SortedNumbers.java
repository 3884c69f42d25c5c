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
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
