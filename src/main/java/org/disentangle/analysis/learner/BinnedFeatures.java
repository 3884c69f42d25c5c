package org.disentangle.analysis.learner;

import java.util.Arrays;

/**
 * Features in single precision, cut into at most 1,024 bins of about equally many samples each; a
 * tree may split between two bins. A feature with up to 1,024 different values has a bin for each,
 * so that every possible split can be found. Neighbouring values no further apart than 1e-7 share a
 * bin: scikit-learn's trees do not split between them either. Single precision is what those trees
 * see, and what a model's encoder gives.
 *
 * @param bins [K, n] the bin of each sample
 * @param lowest [K, B] the smallest value in each bin
 * @param highest [K, B] the largest value in each bin
 * @param offsets [K + 1] see {@link #offset}
 */
record BinnedFeatures(char[][] bins, float[][] lowest, float[][] highest, int[] offsets) {
  private static final int MOST_BINS = 1024;
  private static final float CLOSE = 1e-7f;

  static BinnedFeatures of(double[][] rows) {
    int features = rows[0].length;
    BinnedFeatures binned =
        new BinnedFeatures(
            new char[features][rows.length],
            new float[features][],
            new float[features][],
            new int[features + 1]);
    for (int j = 0; j < features; j++) {
      float[] column = new float[rows.length];
      for (int i = 0; i < rows.length; i++) {
        column[i] = (float) rows[i][j];
      }
      binned.cut(j, column);
      binned.offsets[j + 1] = binned.offsets[j] + binned.lowest[j].length;
    }
    return binned;
  }

  int count() {
    return bins.length;
  }

  int samples() {
    return bins[0].length;
  }

  /**
   * Where a feature's bins begin if all bins are laid out in one row; for K, where the last bins
   * end.
   */
  int offset(int feature) {
    return offsets[feature];
  }

  private void cut(int feature, float[] column) {
    float[] sorted = column.clone();
    Arrays.sort(sorted);
    int different = 1;
    for (int i = 1; i < sorted.length; i++) {
      different += isApart(sorted, i) ? 1 : 0;
    }
    double share = different <= MOST_BINS ? 0 : (double) sorted.length / MOST_BINS;
    float[] low = new float[Math.min(different, MOST_BINS)];
    float[] high = new float[low.length];
    int used = 0;
    for (int from = 0; from < sorted.length; used++) {
      // A bin ends when it has its share of the samples, and never between values that are close.
      int to = Math.min(sorted.length, Math.max(from + 1, (int) Math.round((used + 1) * share)));
      while (to < sorted.length && !isApart(sorted, to)) {
        to++;
      }
      low[used] = sorted[from];
      high[used] = sorted[to - 1];
      from = to;
    }
    lowest[feature] = Arrays.copyOf(low, used);
    highest[feature] = Arrays.copyOf(high, used);
    for (int i = 0; i < column.length; i++) {
      int found = Arrays.binarySearch(highest[feature], column[i]);
      bins[feature][i] = (char) (found >= 0 ? found : -found - 1);
    }
  }

  private static boolean isApart(float[] sorted, int i) {
    return sorted[i] > sorted[i - 1] + CLOSE;
  }
}
