package org.disentangle.math;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The shortest decimal that reads back as exactly the same number, e.g. {@code 0.1}; of several as
 * short, the nearest. The same text in every locale and on every Java version ({@link
 * Double#toString} of versions before 19 writes a digit too many here and there).
 *
 * <p>A point is always there, so that a column of whole numbers is still seen to hold reals; very
 * small and very large numbers have an exponent.
 */
public final class ShortestDecimal {
  private static final int SMALLEST_PLAIN_EXPONENT = -6;
  private static final int LARGEST_PLAIN_EXPONENT = 14;

  private ShortestDecimal() {}

  /** As text; {@code NaN}, {@code Infinity} and {@code -Infinity} under these names. */
  public static String text(double value) {
    if (!Double.isFinite(value) || value == 0) {
      return Double.toString(value);
    }
    BigDecimal shortest = new BigDecimal(value).round(digits(Double.toString(value)));
    for (int digits = shortest.precision() - 1; digits > 0; digits--) {
      BigDecimal shorter = shortest(value, digits);
      if (shorter.doubleValue() != value) {
        break;
      }
      shortest = shorter;
    }
    return text(shortest.stripTrailingZeros());
  }

  /**
   * The double that a reader gets from the shortest decimal of a float. It differs from the float
   * by less than the float's own resolution, and its text is as short as the float's.
   */
  public static double widen(float value) {
    if (!Float.isFinite(value) || value == 0) {
      return value;
    }
    BigDecimal shortest = new BigDecimal(value).round(digits(Float.toString(value)));
    for (int digits = shortest.precision() - 1; digits > 0; digits--) {
      BigDecimal shorter = shortest(value, digits);
      if (shorter.floatValue() != value) {
        break;
      }
      shortest = shorter;
    }
    return shortest.doubleValue();
  }

  private static BigDecimal shortest(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits));
  }

  private static MathContext digits(String text) {
    return new MathContext(new BigDecimal(text).precision());
  }

  private static String text(BigDecimal number) {
    int exponent = number.precision() - number.scale() - 1;
    if (exponent < SMALLEST_PLAIN_EXPONENT || exponent > LARGEST_PLAIN_EXPONENT) {
      return number.toString();
    }
    return number.scale() <= 0 ? number.toPlainString() + ".0" : number.toPlainString();
  }
}
