package org.disentangle.math;

/**
 * Half precision, IEEE 754 binary16: 1 sign bit, 5 of exponent, 10 of significand; about three
 * decimal digits.
 *
 * <p>Java's own conversion ({@code Float.floatToFloat16}) begins with Java 20.
 */
public final class HalfPrecision {
  /** Below it a half is subnormal: a multiple of 2^-24. */
  private static final float SMALLEST_NORMAL = 0x1p-14f;

  private static final float UNIT = 0x1p-24f;

  /** Halfway between the largest half, 65504, and the next power of two: from here on, infinity. */
  private static final float OVERFLOW = 65520f;

  private static final int INFINITY = 0x7c00;
  private static final int QUIET_NAN = 0x7e00;

  private HalfPrecision() {}

  /** The half nearest to a float; of two equally near halves, the one with an even last bit. */
  public static short of(float value) {
    int sign = (Float.floatToRawIntBits(value) >>> 16) & 0x8000;
    float magnitude = Math.abs(value);
    return (short) (sign | magnitudeBits(magnitude));
  }

  private static int magnitudeBits(float magnitude) {
    if (Float.isNaN(magnitude)) {
      return QUIET_NAN;
    }
    if (magnitude >= OVERFLOW) {
      return INFINITY;
    }
    if (magnitude < SMALLEST_NORMAL) {
      return (int) Math.rint((double) magnitude / UNIT);
    }
    // Thirteen bits of the significand are dropped; a carry moves on into the exponent, as it
    // should.
    int bits = Float.floatToRawIntBits(magnitude);
    int rounded = bits + 0xfff + ((bits >>> 13) & 1);
    return (rounded - (112 << 23)) >>> 13;
  }
}
