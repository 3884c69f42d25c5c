package org.disentangle.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
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
}
