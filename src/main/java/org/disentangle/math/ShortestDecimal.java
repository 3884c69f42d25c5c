package org.disentangle.math;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.IntStream;

/**
 * The shortest decimal that reads back as exactly the same number, e.g. {@code 0.1}; of several
 * equally short, the nearest. The same text in every locale and on every Java version ({@link
 * Double#toString} of versions before 19 writes a digit too many here and there).
 *
 * <p>A point is always there, so that a column of whole numbers is recognised as real numbers; very
 * small and very large numbers have an exponent.
 */
public final class ShortestDecimal {
  private static final int SMALLEST_PLAIN_EXPONENT = -6;
  private static final int LARGEST_PLAIN_EXPONENT = 14;

  /** Nine digits distinguish any two floats. */
  private static final int MOST_FLOAT_DIGITS = 9;

  /**
   * No two decimals of so many digits are the same double, so that one which reads back as a number
   * is the only one: no shorter one does. Below the normal doubles this does not hold.
   */
  private static final int UNIQUE_DOUBLE_DIGITS = 15;

  /** Powers of ten as doubles, from -10 to 22; those that are not negative are exact. */
  private static final double[] POWERS =
      IntStream.rangeClosed(-10, 22)
          .mapToDouble(exponent -> Double.parseDouble("1e" + exponent))
          .toArray();

  private static final int FIRST_POWER = -10;

  /**
   * Floats from 1e-10 up to this: their at most nine digits are a whole number over a power of ten.
   */
  private static final double PLAIN_UP_TO = 1e9;

  /** Far above the rounding error of a number of nine digits in a double, far below a half. */
  private static final double CLOSE = 1e-6;

  /** A few units in the last place of a double, relative to it. */
  private static final double NEARBY = 1e-15;

  private ShortestDecimal() {}

  /** As text; {@code NaN}, {@code Infinity} and {@code -Infinity} under these names. */
  public static String text(double value) {
    if (!Double.isFinite(value) || value == 0) {
      return Double.toString(value);
    }
    BigDecimal given = new BigDecimal(Double.toString(value));
    if (given.precision() <= UNIQUE_DOUBLE_DIGITS && Math.abs(value) >= Double.MIN_NORMAL) {
      return text(given.stripTrailingZeros());
    }
    BigDecimal shortest = new BigDecimal(value).round(new MathContext(given.precision()));
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
    double quickly = quickly(Math.abs(value));
    return Double.isNaN(quickly) ? exactly(value) : Math.copySign(quickly, value);
  }

  /**
   * The same in double arithmetic, fifteen times as fast: a decimal of at most nine digits is a
   * whole number over a power of ten, both of which are doubles, so that the one rounding of their
   * quotient gives the double nearest to it.
   *
   * @param value greater than 0
   * @return NaN where a rounding on the way might have decided otherwise, or out of range
   */
  private static double quickly(float value) {
    if (value < POWERS[0] || value >= PLAIN_UP_TO) {
      return Double.NaN;
    }
    int exponent = (int) Math.floor(Math.log10(value));
    // The logarithm of a number next to a power of ten may round to the other side.
    if (value < power(exponent)) {
      exponent--;
    } else if (value >= power(exponent + 1)) {
      exponent++;
    }
    double shortest = Double.NaN;
    for (int digits = MOST_FLOAT_DIGITS; digits > 0; digits--) {
      int places = digits - 1 - exponent;
      if (places < 0) {
        return Double.NaN;
      }
      double scaled = value * power(places);
      double whole = Math.rint(scaled);
      double decimal = whole / power(places);
      boolean readsBack = (float) decimal == value;
      if (Math.abs(Math.abs(scaled - whole) - 0.5) < CLOSE
          || readsBack != ((float) (decimal * (1 - NEARBY)) == value)
          || readsBack != ((float) (decimal * (1 + NEARBY)) == value)) {
        return Double.NaN;
      }
      if (!readsBack) {
        return shortest;
      }
      shortest = decimal;
    }
    return shortest;
  }

  private static double power(int exponent) {
    return POWERS[exponent - FIRST_POWER];
  }

  /** In decimal arithmetic, of any float. */
  static double exactly(float value) {
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
