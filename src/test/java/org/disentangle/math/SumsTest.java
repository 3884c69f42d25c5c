package org.disentangle.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SumsTest {

  @Test
  void keepsWhatPlainAdditionLoses() {
    assertEquals(2, CompensatedSum.of(1, 1e100, 1, -1e100), 0);
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < 10_000_000; i++) {
      sum.add(0.1);
    }
    assertEquals(1e6, sum.value(), 1e-9);
  }

  @Test
  void infiniteAndUndefinedTermsBehaveAsInPlainAddition() {
    assertEquals(Double.POSITIVE_INFINITY, CompensatedSum.of(1, Double.POSITIVE_INFINITY, 2));
    assertEquals(Double.NaN, CompensatedSum.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
    assertEquals(Double.NaN, CompensatedSum.of(1, Double.NaN));
  }

  @Test
  void logSumExpNeitherOverflowsNorUnderflows() {
    assertEquals(1000 + Math.log(2), LogSumExp.of(1000, 1000), 1e-12);
    assertEquals(-1000 + Math.log(3), LogSumExp.of(-1000, -1000, -1000), 1e-12);
    assertEquals(Math.log(3), LogSumExp.of(0, Math.log(2)), 1e-15);
  }

  @Test
  void logSumExpOfZerosIsALogarithmOfZero() {
    assertEquals(Double.NEGATIVE_INFINITY, LogSumExp.of());
    assertEquals(
        Double.NEGATIVE_INFINITY, LogSumExp.of(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY));
    assertEquals(0, LogSumExp.of(0, Double.NEGATIVE_INFINITY), 0);
    assertEquals(Double.NaN, LogSumExp.of(0, Double.NaN));
    assertEquals(Double.POSITIVE_INFINITY, LogSumExp.of(0, Double.POSITIVE_INFINITY));
  }
}
