package org.disentangle.math;

/**
 * A running sum of doubles whose rounding error does not grow with the number of terms.
 *
 * <p>Neumaier's variant of Kahan's summation: what each addition rounds away is kept in a second
 * double and added at the end. Unlike Kahan's it also holds when a term is larger than the sum so
 * far. With an infinite or undefined term, the sum is the same as by plain addition.
 *
 * <p>Not safe for use by several threads.
 *
 * @see <a href="https://doi.org/10.1002/zamm.19740540106">A. Neumaier (1974), Rundungsfehleranalyse
 *     einiger Verfahren zur Summation endlicher Summen</a>
 */
public final class CompensatedSum {
  private double sum;
  private double lost;

  /** The sum of all terms. */
  public static double of(double... terms) {
    CompensatedSum sum = new CompensatedSum();
    for (double term : terms) {
      sum.add(term);
    }
    return sum.value();
  }

  /** Adds one term. */
  public void add(double term) {
    double next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
    sum = next;
  }

  /** The sum of the terms so far; 0 before the first. */
  public double value() {
    // An infinite sum leaves infinity minus infinity behind as the compensation.
    return Double.isFinite(sum) ? sum + lost : sum;
  }
}
