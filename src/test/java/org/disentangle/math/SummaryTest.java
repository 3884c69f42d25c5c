package org.disentangle.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SummaryTest {
  @Test
  void theSquaresAreDividedByOneLess() {
    Summary summary = Summary.of(new double[] {4, 1, 7});
    assertEquals(new Summary(3, 4, 3, 1, 7), summary);
  }

  @Test
  void numbersFarFromZeroKeepTheirSpread() {
    assertEquals(1, Summary.of(new double[] {1e9 + 1, 1e9 + 2, 1e9 + 3}).deviation());
  }

  @Test
  void oneNumberHasNoDeviation() {
    assertEquals(new Summary(1, 2.5, Double.NaN, 2.5, 2.5), Summary.of(new double[] {2.5}));
  }

  @Test
  void nothingHasNoSummary() {
    assertThrows(IllegalArgumentException.class, () -> Summary.of(new double[0]));
  }
}
