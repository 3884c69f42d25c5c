package org.disentangle.analysis.agreement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;
import org.disentangle.math.Assignment;
import org.junit.jupiter.api.Test;

class LatentMatchingTest {
  private static final int SAMPLES = 400;

  private static double[][] noise(int latents, long seed) {
    Random random = new Random(seed);
    double[][] codes = new double[SAMPLES][latents];
    for (double[] row : codes) {
      Arrays.setAll(row, j -> random.nextGaussian());
    }
    return codes;
  }

  /** Another order, another sign, another scale, a bend: the same latents. */
  @Test
  void theSameLatentsAreFoundAgain() {
    double[][] first = noise(3, 1);
    double[][] second =
        Arrays.stream(first)
            .map(row -> new double[] {Math.exp(row[2]), -5 * row[0], row[1] + 7})
            .toArray(double[][]::new);
    LatentMatching found = LatentMatching.of(first, second);
    assertArrayEquals(new int[] {1, 2, 0}, found.matches());
    assertEquals(-1, found.correlations()[0][1], 1e-12);
    assertEquals(1, found.correlations()[1][2], 1e-12);
    assertEquals(1, found.correlations()[2][0], 1e-12);
    assertEquals(1, found.meanCorrelation(), 1e-12);
  }

  @Test
  void unrelatedCodesHardlyCorrelate() {
    assertTrue(LatentMatching.of(noise(3, 2), noise(3, 3)).meanCorrelation() < 0.15);
  }

  @Test
  void aLatentTooManyAndOneThatDoesNotVaryHaveNoMatch() {
    double[][] first = noise(3, 4);
    double[][] second =
        Arrays.stream(first).map(row -> new double[] {row[1], 0.25}).toArray(double[][]::new);
    LatentMatching found = LatentMatching.of(first, second);
    assertEquals(OptionalInt.of(0), found.match(1));
    assertArrayEquals(new int[] {Assignment.NONE, 0, Assignment.NONE}, found.matches());
    assertEquals(0.5, found.meanCorrelation(), 1e-12);
  }

  @Test
  void codesOfOtherImagesAreRefused() {
    double[][] all = noise(2, 5);
    double[][] fewer = Arrays.copyOf(all, 10);
    assertEquals(
        "codes have 400 and 10 rows: the same images are expected",
        assertThrows(IllegalArgumentException.class, () -> LatentMatching.of(all, fewer))
            .getMessage());
  }
}
