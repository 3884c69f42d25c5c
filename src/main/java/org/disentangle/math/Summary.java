package org.disentangle.math;

import java.util.Arrays;

/**
 * Summary statistics of some numbers.
 *
 * @param count how many there are
 * @param mean their mean
 * @param deviation their standard deviation, the sum of squares over n − 1; NaN of a single number
 * @param least the smallest
 * @param greatest the largest
 */
public record Summary(int count, double mean, double deviation, double least, double greatest) {

  /**
   * Summarises numbers.
   *
   * @param values finite
   * @throws IllegalArgumentException if there are none
   */
  public static Summary of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("there is nothing to summarise");
    }
    double mean = CompensatedSum.of(values) / values.length;
    CompensatedSum squares = new CompensatedSum();
    for (double value : values) {
      squares.add((value - mean) * (value - mean));
    }
    double deviation =
        values.length > 1 ? Math.sqrt(squares.value() / (values.length - 1)) : Double.NaN;
    return new Summary(
        values.length,
        mean,
        deviation,
        Arrays.stream(values).min().orElseThrow(),
        Arrays.stream(values).max().orElseThrow());
  }
}
