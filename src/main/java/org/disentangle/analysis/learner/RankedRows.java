package org.disentangle.analysis.learner;

import java.util.Arrays;

/**
 * Rows that trees are asked about, each number of them replaced by its rank among all numbers of
 * its feature: trees compare whole numbers then, many rows at a time. Numbers are looked at in
 * single precision.
 *
 * @param sorted [K, n] the numbers of each feature, ascending
 * @param ranks [K, n] one less than how many numbers of the feature are at most the row's
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on within this package, never compared.
record RankedRows(float[][] sorted, int[][] ranks) {

  /**
   * Ranks rows.
   *
   * @param rows [n, K], at least one
   */
  static RankedRows of(double[][] rows) {
    int features = rows[0].length;
    RankedRows ranked = new RankedRows(new float[features][rows.length], new int[features][]);
    for (int j = 0; j < features; j++) {
      float[] column = new float[rows.length];
      for (int i = 0; i < rows.length; i++) {
        column[i] = (float) rows[i][j];
      }
      System.arraycopy(column, 0, ranked.sorted[j], 0, column.length);
      Arrays.sort(ranked.sorted[j]);
      ranked.ranks[j] = new int[column.length];
      for (int i = 0; i < column.length; i++) {
        ranked.ranks[j][i] = ranked.last(j, column[i]);
      }
    }
    return ranked;
  }

  /** n. */
  int count() {
    return ranks[0].length;
  }

  /** The rank of the largest number of a feature that is at most a bound; -1 if there is none. */
  int last(int feature, double bound) {
    float[] numbers = sorted[feature];
    int low = 0;
    int high = numbers.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (numbers[middle] <= bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
