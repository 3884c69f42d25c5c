package org.disentangle.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Formats numbers as text, the same in every locale. */
public final class NumberText {
  private static final int SMALLEST_PLAIN_EXPONENT = -5;
  private static final int LARGEST_PLAIN_EXPONENT = 8;

  private NumberText() {}

  /** Rounded half up to a number of decimals, with trailing zeros: {@code 7716.18}. */
  public static String rounded(double value, int decimals) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString()
        : Double.toString(value);
  }

  /** With commas between thousands: {@code 737,280}. */
  public static String grouped(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Every digit the number has and no exponent: {@code 0.00001}; a whole number has no point. */
  public static String full(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }

  /**
   * Rounded half up to a number of significant digits: {@code 0.4887}; very small and very large
   * numbers with a power of ten: {@code 7.1 × 10⁻¹⁸}.
   */
  public static String significant(double value, int digits) {
    if (!Double.isFinite(value) || value == 0) {
      return full(value);
    }
    BigDecimal number =
        BigDecimal.valueOf(value)
            .round(new MathContext(digits, RoundingMode.HALF_UP))
            .stripTrailingZeros();
    int exponent = number.precision() - number.scale() - 1;
    return exponent < SMALLEST_PLAIN_EXPONENT || exponent > LARGEST_PLAIN_EXPONENT
        ? number.scaleByPowerOfTen(-exponent).toPlainString() + "\u00a0×\u00a010" + raised(exponent)
        : number.toPlainString();
  }

  /** A power of ten as an axis label: {@code 10⁻³}, {@code 1}, {@code 10}. */
  public static String powerOfTen(int exponent) {
    return switch (exponent) {
      case 0 -> "1";
      case 1 -> "10";
      default -> "10" + raised(exponent);
    };
  }

  private static String raised(int exponent) {
    StringBuilder raised = new StringBuilder(exponent < 0 ? "⁻" : "");
    Integer.toString(Math.abs(exponent))
        .chars()
        .forEach(digit -> raised.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0')));
    return raised.toString();
  }

  /** A percentage with one decimal, the sign after a no-break space. */
  public static String percent(double ratio) {
    return rounded(100 * ratio, 1) + "\u00a0%";
  }
}
