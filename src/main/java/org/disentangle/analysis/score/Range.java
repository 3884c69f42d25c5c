package org.disentangle.analysis.score;

import java.math.BigDecimal;

/**
 * The values that a quantity can take.
 *
 * @param low the least; −∞ if there is none
 * @param high the largest; ∞ if there is none
 * @param remark what a reader must know to judge whether a value is high or low, as a clause; may
 *     be empty
 */
public record Range(double low, double high, String remark) {
  /** From 0 to 1. */
  public static final Range UNIT = new Range(0, 1, "");

  /** From 0. */
  public static final Range NOT_NEGATIVE = new Range(0, Double.POSITIVE_INFINITY, "");

  /** Up to 1. */
  public static final Range UP_TO_ONE = new Range(Double.NEGATIVE_INFINITY, 1, "");

  /** Every number. */
  public static final Range REAL =
      new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, "");

  /** The same range with a remark. */
  public Range but(String more) {
    return new Range(low, high, more);
  }

  /** {@code 0 to 1}, {@code from 0}, {@code up to 1} or {@code any number}. */
  public String text() {
    if (Double.isFinite(low) && Double.isFinite(high)) {
      return number(low) + " to " + number(high);
    }
    if (Double.isFinite(low)) {
      return "from " + number(low);
    }
    return Double.isFinite(high) ? "up to " + number(high) : "any number";
  }

  private static String number(double value) {
    return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
