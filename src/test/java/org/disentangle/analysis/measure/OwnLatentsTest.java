package org.disentangle.analysis.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.disentangle.analysis.GoldenMatrix;
import org.junit.jupiter.api.Test;

class OwnLatentsTest {
  /** {@code src/test/golden/pairs_golden.py}: integrals over the densities. */
  @Test
  void theyAreTheGoldenOnes() {
    double[][] golden = GoldenMatrix.doubles("pairs");
    boolean[] own =
        OwnLatents.of(column(golden, 1), column(golden, 2), column(golden, 3), column(golden, 4));
    assertArrayEquals(new boolean[] {true, false, false}, own);
    assertArrayEquals(new double[] {1, 0, 0}, column(golden, 6));
  }

  private static double[] column(double[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
  }

  /** The lowest is the highest then. */
  @Test
  void equalImagesShareAll() {
    double[] mean = {0.5, -2, 3};
    double[] logVariance = {0, -4, 0.5};
    assertArrayEquals(new boolean[3], OwnLatents.of(mean, logVariance, mean, logVariance));
  }

  /** A difference of means counts in units of the second posterior's deviation. */
  @Test
  void whatIsFartherApartForItsWidthIsOwn() {
    assertArrayEquals(
        new boolean[] {false, true},
        OwnLatents.of(
            new double[] {0, 0},
            new double[] {0, -6},
            new double[] {2, 0.5},
            new double[] {0, -6}));
  }
}
