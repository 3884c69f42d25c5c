package org.disentangle.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CompensatedSumTest {

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
}
