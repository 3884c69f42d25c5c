package org.disentangle.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ShortestDecimalTest {

  @Test
  void writesWhatPeopleExpect() {
    assertEquals("0.1", ShortestDecimal.text(0.1));
    assertEquals("5.0", ShortestDecimal.text(5));
    assertEquals("-7716.18", ShortestDecimal.text(-7716.18));
    assertEquals("100.0", ShortestDecimal.text(100));
    assertEquals("0.0000012", ShortestDecimal.text(1.2e-6));
    assertEquals("1.25E-9", ShortestDecimal.text(1.25e-9));
    assertEquals("1E+300", ShortestDecimal.text(1e300));
    assertEquals("0.0", ShortestDecimal.text(0));
    assertEquals("-0.0", ShortestDecimal.text(-0.0));
    assertEquals("NaN", ShortestDecimal.text(Double.NaN));
    assertEquals("-Infinity", ShortestDecimal.text(Double.NEGATIVE_INFINITY));
  }

  /** Double.toString of Java before 19 has 2.0E-3 right but a digit too many here (JDK-4511638). */
  @Test
  void isShortestOnEveryJava() {
    assertEquals("2E+23", ShortestDecimal.text(Double.parseDouble("2e23")));
    assertEquals("5E-324", ShortestDecimal.text(Double.MIN_VALUE));
    assertEquals(0.3, ShortestDecimal.widen(0.3f), 0);
    assertEquals(1.1e10, ShortestDecimal.widen(Float.parseFloat("1.1e10")), 0);
  }

  @Test
  void noShorterDecimalReadsBack() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      double real = random.nextGaussian() * Math.pow(10, random.nextInt(-20, 20));
      for (int kept = 3; kept <= 17; kept++) {
        double any = new BigDecimal(real).round(new MathContext(kept)).doubleValue();
        String text = ShortestDecimal.text(any);
        int digits = new BigDecimal(text).stripTrailingZeros().precision();
        assertEquals(any, Double.parseDouble(text), 0, text);
        assertTrue(digits <= kept, text);
        assertTrue(
            digits == 1
                || new BigDecimal(any).round(new MathContext(digits - 1)).doubleValue() != any,
            text);
      }
    }
  }

  @Test
  void readsBackAsTheSameNumber() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      double any = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(any)) {
        String text = ShortestDecimal.text(any);
        assertEquals(any, Double.parseDouble(text), 0, text);
        assertTrue(
            new BigDecimal(text).stripTrailingZeros().precision()
                <= new BigDecimal(Double.toString(any)).stripTrailingZeros().precision());
      }
      float real = (float) random.nextGaussian();
      double widened = ShortestDecimal.widen(real);
      assertEquals(real, (float) widened, 0);
      assertTrue(ShortestDecimal.text(widened).length() <= Float.toString(real).length() + 3);
    }
  }

  /**
   * Of every magnitude, beside powers of ten, whole, short, and halfway between shorter decimals.
   */
  private static float any(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> Float.intBitsToFloat(random.nextInt());
      case 1 -> (float) random.nextGaussian();
      case 2 -> {
        float power = (float) Math.pow(10, random.nextInt(24) - 12);
        yield random.nextBoolean() ? power : Math.nextAfter(power, random.nextBoolean() ? 0 : 99);
      }
      case 3 -> random.nextInt(200_000_000) / (float) (1 << random.nextInt(20));
      default -> random.nextInt(20_000) / (float) Math.pow(10, random.nextInt(10));
    };
  }

  private static void widensAsDecimalArithmeticDoes(int times, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < times; i++) {
      float value = any(random);
      if (Float.isFinite(value) && value != 0) {
        assertEquals(
            ShortestDecimal.exactly(value), ShortestDecimal.widen(value), 0, () -> "of " + value);
      }
    }
  }

  @Test
  void theFastWayIsTheExactWay() {
    widensAsDecimalArithmeticDoes(200_000, 1);
    assertEquals(bits(-0.0), bits(ShortestDecimal.widen(-0.0f)));
  }

  @Test
  @Tag("slow")
  void theFastWayIsTheExactWayForMillions() {
    widensAsDecimalArithmeticDoes(20_000_000, 2);
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }
}
