package org.disentangle.analysis.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.disentangle.analysis.GoldenMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EqualWidthBinsTest {

  /** Identity codes lie on bin edges, where the order of rounding decides. */
  @ParameterizedTest
  @ValueSource(strings = {"identity", "mixed", "random"})
  void agreesWithNumpyOnEveryValue(String matrix) {
    double[][] codes = GoldenMatrix.doubles(matrix + "-codes");
    int[][] bins = GoldenMatrix.ints(matrix + "-bins");
    for (int latent = 0; latent < codes[0].length; latent++) {
      int column = latent;
      int[] expected = Arrays.stream(bins).mapToInt(row -> row[column]).toArray();
      double[] values = Arrays.stream(codes).mapToDouble(row -> row[column]).toArray();
      assertArrayEquals(expected, EqualWidthBins.assign(values, 20), "latent " + latent);
    }
  }

  /** numpy's digitize: how many edges, less one, are not above the value. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 20, 97})
  void countsEdgesAsNumpyDoes(int bins) {
    SplittableRandom random = new SplittableRandom(bins);
    for (double size : new double[] {1e-300, 1e-3, 1, 1e12}) {
      double[] values = new double[400];
      for (int i = 0; i < values.length; i++) {
        // Half of them on a grid, where many lie on an edge.
        values[i] = size * (i % 2 == 0 ? random.nextInt(-bins, bins) : random.nextGaussian());
      }
      double first = Arrays.stream(values).min().getAsDouble();
      double range = Arrays.stream(values).max().getAsDouble() - first;
      int[] found = EqualWidthBins.assign(values, bins);
      for (int i = 0; i < values.length; i++) {
        double value = values[i];
        long notAbove =
            IntStream.range(0, bins).filter(b -> b * (range / bins) + first <= value).count();
        assertEquals(notAbove - 1, found[i], bins + " bins of " + value);
      }
    }
  }

  @Test
  void lastBinHoldsTheMaximum() {
    assertArrayEquals(
        new int[] {0, 0, 1, 1}, EqualWidthBins.assign(new double[] {0, 0.49, 0.5, 1}, 2));
  }

  @Test
  void constantFallsIntoOneBin() {
    assertArrayEquals(new int[] {10, 10}, EqualWidthBins.assign(new double[] {3, 3}, 20));
  }

  /** numpy 2.4.6 agrees: linspace's own branch for a step of zero. */
  @Test
  void rangeTooSmallToDivide() {
    double[] values = {0, Double.MIN_VALUE};
    int[] bins = EqualWidthBins.assign(values, 20);
    assertTrue(bins[0] < bins[1] && bins[1] == 19);
  }

  @Test
  void refusesWhatCannotBeBinned() {
    double[] nan = {1, Double.NaN};
    assertThrows(IllegalArgumentException.class, () -> EqualWidthBins.assign(nan, 20));
    assertThrows(IllegalArgumentException.class, () -> EqualWidthBins.assign(new double[0], 20));
    assertThrows(IllegalArgumentException.class, () -> EqualWidthBins.assign(new double[] {1}, 0));
  }
}
