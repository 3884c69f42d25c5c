package org.disentangle.analysis.score;

import java.util.Arrays;

/**
 * Where a score of codes that know nothing may lie.
 *
 * @param drawn how many scores of shuffled factors it was taken of
 * @param mean of these
 * @param deviation of these, with divisor {@code drawn - 1}
 */
record ChanceInterval(int drawn, double mean, double deviation) {
  /** Normal numbers lie up to so many standard deviations from their mean with 99 %. */
  private static final double NORMAL_99 = 2.5758293;

  static ChanceInterval of(double[] chances) {
    double mean = mean(chances);
    double squares = Arrays.stream(chances).map(each -> (each - mean) * (each - mean)).sum();
    return new ChanceInterval(chances.length, mean, Math.sqrt(squares / (chances.length - 1)));
  }

  /**
   * How many of some scores lie within: of normal numbers, 99 % lie where 99 % of one more would
   * that was drawn as those that the mean and deviation are of, which is Student's quantile times
   * the root of 1 + 1/n.
   */
  long within(double[] values) {
    double reach = student99(drawn - 1) * Math.sqrt(1 + 1.0 / drawn) * deviation;
    return Arrays.stream(values).filter(value -> Math.abs(value - mean) < reach).count();
  }

  /** Student's two-sided quantile, by Cornish and Fisher: 2.859 for 19, where 2.861 is exact. */
  private static double student99(int degrees) {
    double z = NORMAL_99;
    double cubed = z * z * z;
    return z
        + (cubed + z) / (4 * degrees)
        + (5 * cubed * z * z + 16 * cubed + 3 * z) / (96.0 * degrees * degrees);
  }

  /** How far the mean of some scores may lie from the middle: three standard errors. */
  double ofMean(int scores) {
    return 3 * deviation * Math.sqrt(1.0 / scores + 1.0 / drawn);
  }

  static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}
