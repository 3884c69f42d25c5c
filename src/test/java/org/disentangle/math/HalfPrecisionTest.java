package org.disentangle.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class HalfPrecisionTest {
  private static final int INFINITY = 0x7c00;

  /** The definition of IEEE 754, section 3.4, of a half without sign. */
  private static double value(int bits) {
    int exponent = bits >> 10;
    int fraction = bits & 0x3ff;
    return exponent == 0
        ? Math.scalb((double) fraction, -24)
        : Math.scalb(1024.0 + fraction, exponent - 25);
  }

  @Test
  void everyHalfStaysWhatItIs() {
    for (int bits = 0; bits < INFINITY; bits++) {
      assertEquals((short) bits, HalfPrecision.of((float) value(bits)));
      assertEquals((short) (bits | 0x8000), HalfPrecision.of((float) -value(bits)));
    }
  }

  /** Between two halves: below the middle the lower, above it the upper, in it the even one. */
  @Test
  void roundsToTheNearestAndTiesToEven() {
    for (int bits = 0; bits < INFINITY - 1; bits++) {
      float middle = (float) ((value(bits) + value(bits + 1)) / 2);
      assertEquals((short) bits, HalfPrecision.of(Math.nextDown(middle)), "below " + middle);
      assertEquals((short) (bits + 1), HalfPrecision.of(Math.nextUp(middle)), "above " + middle);
      assertEquals((short) (bits + bits % 2), HalfPrecision.of(middle), "at " + middle);
    }
  }

  @Test
  void whatIsTooLargeIsInfiniteAndWhatIsNoNumberIsNone() {
    assertEquals((short) 0x7bff, HalfPrecision.of(65519.99f));
    assertEquals((short) INFINITY, HalfPrecision.of(65520f));
    assertEquals((short) (INFINITY | 0x8000), HalfPrecision.of(Float.NEGATIVE_INFINITY));
    int nan = HalfPrecision.of(Float.NaN) & 0x7fff;
    assertTrue(nan > INFINITY, Integer.toHexString(nan));
  }

  @Test
  void theErrorIsAtMostHalfAUnitInTheLastPlace() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      float value = (float) Math.scalb(random.nextDouble(-1, 1), random.nextInt(-13, 15));
      if (Math.abs(value) > 1e-4f) {
        int bits = HalfPrecision.of(value) & 0xffff;
        double back = (bits & 0x8000) == 0 ? value(bits) : -value(bits & 0x7fff);
        assertEquals(value, back, Math.abs(value) * 0x1p-11, "" + value);
      }
    }
  }
}
