package org.disentangle.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentTest {
  /** Against every way to pair rows and columns; ties among small whole numbers included. */
  @ParameterizedTest
  @CsvSource({"1,1", "1,4", "4,1", "2,2", "3,5", "5,3", "6,6"})
  void itFindsTheLargestSumOfAll(int rows, int columns) {
    Random random = new Random(10L * rows + columns);
    for (int trial = 0; trial < 60; trial++) {
      boolean isCoarse = trial % 3 == 0;
      double[][] weights = new double[rows][columns];
      for (double[] row : weights) {
        Arrays.setAll(row, j -> isCoarse ? random.nextInt(3) : random.nextDouble() - 0.5);
      }
      int[] found = Assignment.largest(weights);
      int[] taken = Arrays.stream(found).filter(j -> j != Assignment.NONE).toArray();
      assertEquals(Math.min(rows, columns), taken.length);
      assertEquals(taken.length, Arrays.stream(taken).distinct().count());
      double sum =
          IntStream.range(0, rows)
              .filter(i -> found[i] != Assignment.NONE)
              .mapToDouble(i -> weights[i][found[i]])
              .sum();
      assertEquals(best(weights, 0, new boolean[columns], rows - columns), sum, 1e-12);
    }
  }

  /** The largest sum of the rows from one on, of which so many may go without a column. */
  private static double best(double[][] weights, int row, boolean[] isTaken, int spare) {
    if (row == weights.length) {
      return 0;
    }
    double best = spare > 0 ? best(weights, row + 1, isTaken, spare - 1) : Double.NEGATIVE_INFINITY;
    for (int j = 0; j < isTaken.length; j++) {
      if (!isTaken[j]) {
        isTaken[j] = true;
        best = Math.max(best, weights[row][j] + best(weights, row + 1, isTaken, spare));
        isTaken[j] = false;
      }
    }
    return best;
  }

  @Test
  void aLargeGreedyStepIsGivenUpForALargerSum() {
    assertArrayEquals(new int[] {1, 0}, Assignment.largest(new double[][] {{10, 9}, {9, 1}}));
  }
}
