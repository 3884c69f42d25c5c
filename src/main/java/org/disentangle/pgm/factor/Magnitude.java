package org.disentangle.pgm.factor;

/**
 * A non-negative number outside or inside the range of doubles, with the precision of a double:
 * {@code significand} · 2^{@code exponent}. Sums over products of thousands of tables are such
 * numbers.
 *
 * @param significand 0, or at least 1 and less than 2
 * @param exponent 0 for the number 0
 */
public record Magnitude(double significand, long exponent) {
  /** The number 0. */
  public static final Magnitude ZERO = new Magnitude(0, 0);

  /**
   * A number that may have any significand.
   *
   * @throws IllegalArgumentException if the significand is negative or not a finite number
   */
  public Magnitude {
    if (!(significand >= 0) || Double.isInfinite(significand)) {
      throw new IllegalArgumentException("no magnitude: " + significand);
    }
    if (significand == 0) {
      exponent = 0;
    } else {
      // A subnormal number's exponent is not in its bits; two steps of scalb reach it.
      int shift =
          significand < Double.MIN_NORMAL
              ? Math.getExponent(significand * 0x1p64) - 64
              : Math.getExponent(significand);
      significand = Math.scalb(Math.scalb(significand, -shift / 2), -shift - (-shift / 2));
      exponent = Math.addExact(exponent, (long) shift);
    }
  }

  /** A double, exactly. */
  public static Magnitude of(double value) {
    return new Magnitude(value, 0);
  }

  /** Whether it is 0. */
  public boolean isZero() {
    return significand == 0;
  }

  /** The nearest double; infinite above the largest, and 0 below the smallest. */
  public double doubleValue() {
    return Math.scalb(significand, (int) Math.max(-5000, Math.min(5000, exponent)));
  }

  /** The natural logarithm; negative infinity for 0. */
  public double ln() {
    return Math.log(significand) + exponent * Math.log(2);
  }

  /** The product. */
  public Magnitude times(Magnitude other) {
    return new Magnitude(significand * other.significand, Math.addExact(exponent, other.exponent));
  }

  /**
   * The quotient.
   *
   * @throws ArithmeticException if the divisor is 0
   */
  public Magnitude dividedBy(Magnitude divisor) {
    if (divisor.isZero()) {
      throw new ArithmeticException("division of " + this + " by zero");
    }
    return new Magnitude(
        significand / divisor.significand, Math.subtractExact(exponent, divisor.exponent));
  }
}
