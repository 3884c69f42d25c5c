package org.disentangle.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogMeanExpTest {

  private static double of(double... logarithms) {
    LogMeanExp mean = new LogMeanExp();
    Arrays.stream(logarithms).forEach(mean::add);
    assertEquals(logarithms.length, mean.count());
    return mean.value();
  }

  /** The mean of the numbers themselves, with 60 digits, wherever doubles can hold them. */
  @Test
  void isTheLogarithmOfTheMean() {
    Random random = new Random(3);
    for (int trial = 0; trial < 20; trial++) {
      double[] logarithms = random.doubles(500, -300, 300).toArray();
      BigDecimal sum = BigDecimal.ZERO;
      for (double logarithm : logarithms) {
        sum = sum.add(BigDecimal.valueOf(Math.exp(logarithm)), new MathContext(60));
      }
      double expected = Math.log(sum.doubleValue() / logarithms.length);
      assertEquals(expected, of(logarithms), 1e-12 * Math.abs(expected));
    }
  }

  @Test
  void neitherTheOrderNorTheSizeMatters() {
    assertEquals(of(-1, 2, 5), of(5, 2, -1), 1e-15);
    assertEquals(-90_000 + of(-1, 2, 5), of(-90_001, -89_998, -89_995), 1e-10);
    assertEquals(90_000 + of(-1, 2, 5), of(90_005, 90_002, 89_999), 1e-10);
  }

  @Test
  void equalNumbersHaveThemselvesAsTheirMean() {
    double[] equal = new double[5000];
    Arrays.fill(equal, -1234.5);
    assertEquals(-1234.5, of(equal), 1e-12);
  }

  @Test
  void zerosCountAndNothingElseIsLostOnThem() {
    double zero = Double.NEGATIVE_INFINITY;
    assertEquals(zero, of(zero, zero), 0);
    assertEquals(1 - Math.log(3), of(zero, 1, zero), 1e-15);
    assertTrue(Double.isNaN(of()));
    assertTrue(Double.isNaN(of(1, Double.NaN, 2)));
    assertTrue(Double.isNaN(of(Double.NaN)));
  }
}
