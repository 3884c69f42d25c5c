package org.disentangle.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers parted into classes: one for each distinct number, or a few of about equal count.
 *
 * @param values the number that stands for each class, ascending
 * @param starts the lowest number of each class, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // Looked up in, never compared.
public record NumberClasses(List<Double> values, double[] starts) {
  /** The number of classes that continuous numbers are cut into. */
  public static final int EQUAL_COUNTS = 10;

  /** Copies the list. */
  public NumberClasses {
    values = List.copyOf(values);
  }

  /**
   * A class for each distinct number.
   *
   * @param numbers NaN where there is none
   */
  static NumberClasses distinct(double[] numbers) {
    double[] values = Arrays.stream(present(numbers)).distinct().toArray();
    return new NumberClasses(Arrays.stream(values).boxed().toList(), values);
  }

  /**
   * At most {@value #EQUAL_COUNTS} classes of about equal count, each called by its mean. Each ends
   * before the first number that belongs to the next: equal numbers stay together.
   *
   * @param numbers NaN where there is none
   */
  public static NumberClasses ofEqualCount(double[] numbers) {
    double[] sorted = present(numbers);
    List<Double> starts = new ArrayList<>();
    List<Double> means = new ArrayList<>();
    int from = 0;
    for (int k = 1; k <= EQUAL_COUNTS && from < sorted.length; k++) {
      int to = Math.max(from + 1, (int) ((long) sorted.length * k / EQUAL_COUNTS));
      while (to < sorted.length && sorted[to] == sorted[to - 1]) {
        to++;
      }
      starts.add(sorted[from]);
      means.add(Arrays.stream(sorted, from, to).average().orElseThrow());
      from = to;
    }
    return new NumberClasses(means, starts.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static double[] present(double[] numbers) {
    return Arrays.stream(numbers).filter(number -> !Double.isNaN(number)).sorted().toArray();
  }

  /** The class of a number, {@link FactorImages#UNKNOWN} of NaN. */
  public int of(double number) {
    if (Double.isNaN(number)) {
      return FactorImages.UNKNOWN;
    }
    int place = Arrays.binarySearch(starts, number);
    return place >= 0 ? place : -place - 2;
  }
}
