package org.disentangle.cli.pgm;

import java.math.BigDecimal;
import java.math.MathContext;
import org.disentangle.math.ShortestDecimal;
import org.disentangle.pgm.factor.Magnitude;

/** Numbers as text, the same in every locale. */
final class Numbers {
  private static final MathContext EIGHT_DIGITS = new MathContext(8);
  private static final double SMALLEST_PLAIN = 1e-6;
  private static final double LARGEST_PLAIN = 1e9;

  private Numbers() {}

  /** Rounded to 8 significant digits, without trailing zeros. */
  static String text(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(EIGHT_DIGITS).stripTrailingZeros();
    double size = Math.abs(value);
    return size < SMALLEST_PLAIN || size >= LARGEST_PLAIN
        ? ShortestDecimal.text(rounded.doubleValue())
        : rounded.toPlainString();
  }

  /** The same; as a power of e where doubles do not reach. */
  static String text(Magnitude value) {
    double near = value.doubleValue();
    boolean reached = near >= Double.MIN_NORMAL && !Double.isInfinite(near);
    return reached || value.isZero() ? text(near) : "e^" + text(value.ln());
  }

  /** Every digit that tells the number from its neighbours. */
  static String exact(double value) {
    return ShortestDecimal.text(value);
  }
}
