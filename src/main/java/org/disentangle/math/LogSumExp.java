package org.disentangle.math;

/**
 * {@code log(sum(exp(x)))} without overflow or underflow: the largest exponent is taken out first.
 */
public final class LogSumExp {

  private LogSumExp() {}

  /**
   * The logarithm of the sum of the exponentials.
   *
   * @param exponents natural logarithms; negative infinity stands for a term of zero
   * @return negative infinity for no terms; NaN if one of them is NaN
   */
  public static double of(double... exponents) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double exponent : exponents) {
      largest = Math.max(largest, exponent);
    }
    // All terms zero, one infinite, or one undefined: the largest is the answer already, and taking
    // it out would give infinity minus infinity.
    if (!Double.isFinite(largest)) {
      return largest;
    }
    CompensatedSum sum = new CompensatedSum();
    for (double exponent : exponents) {
      sum.add(Math.exp(exponent - largest));
    }
    return largest + Math.log(sum.value());
  }
}
