package org.disentangle.analysis.measure;

import java.util.Arrays;
import org.disentangle.math.CompensatedSum;

/**
 * An estimate from a sample, with its standard error.
 *
 * @param value NaN if it is not defined
 * @param standardError the standard deviation of the value over samples; NaN where none is given
 */
public record Estimate(double value, double standardError) {

  /** A number without a standard error. */
  public static Estimate of(double value) {
    return new Estimate(value, Double.NaN);
  }

  /**
   * The mean of independent draws; its standard error is their standard deviation (n − 1) over the
   * root of n.
   *
   * @param draws at least one; of one alone there is no standard error
   * @throws IllegalArgumentException if there is none
   */
  public static Estimate mean(double[] draws) {
    double[] ones = new double[draws.length];
    Arrays.fill(ones, 1);
    return ratio(draws, ones);
  }

  /**
   * The ratio of two means over the same independent draws, R = Σ aᵢ / Σ bᵢ.
   *
   * <p>Its standard error is the first-order one, that of the mean of the residuals aᵢ − R bᵢ, over
   * the mean of b: Cochran (1977), Sampling Techniques, chapter 6. The estimate is off by O(1/n).
   *
   * @param numerators a, one a draw
   * @param denominators b
   * @return NaN if the denominators sum to 0
   * @throws IllegalArgumentException if there is no draw, or not as many of the one as of the other
   */
  public static Estimate ratio(double[] numerators, double[] denominators) {
    int draws = numerators.length;
    if (draws == 0 || denominators.length != draws) {
      throw new IllegalArgumentException(
          draws + " numerators and " + denominators.length + " denominators give no ratio");
    }
    double below = CompensatedSum.of(denominators);
    if (below == 0) {
      return of(Double.NaN);
    }
    double ratio = CompensatedSum.of(numerators) / below;
    CompensatedSum squares = new CompensatedSum();
    for (int i = 0; i < draws; i++) {
      double residual = numerators[i] - ratio * denominators[i];
      squares.add(residual * residual);
    }
    double variance = squares.value() / (draws - 1) / draws;
    return new Estimate(ratio, Math.sqrt(variance) / Math.abs(below / draws));
  }

  /** One minus this; the standard error stays. */
  public Estimate oneMinus() {
    return new Estimate(1 - value, standardError);
  }

  /** This divided by a number that is treated as exact. */
  public Estimate over(double known) {
    return new Estimate(value / known, standardError / Math.abs(known));
  }

  /** Whether there is a value. */
  public boolean isDefined() {
    return !Double.isNaN(value);
  }
}
