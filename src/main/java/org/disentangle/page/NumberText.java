package org.disentangle.page;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as text, the same in every locale. */
public final class NumberText {
  private NumberText() {}

  /** Rounded half up to a number of decimals, with trailing zeros: {@code 7716.18}. */
  public static String rounded(double value, int decimals) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString()
        : Double.toString(value);
  }

  /** Every digit the number has and no exponent: {@code 0.00001}; a whole number has no point. */
  public static String full(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }

  /** As a share of one hundred with one decimal, the sign after a no-break space. */
  public static String percent(double ratio) {
    return rounded(100 * ratio, 1) + "\u00a0%";
  }
}
