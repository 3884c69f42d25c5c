package org.disentangle.analysis.learner;

import java.util.Arrays;

/**
 * Features stored column by column and processed in blocks of rows: a block stays in the cache
 * while every class and every pair of features is computed on it, in loops over contiguous numbers.
 *
 * @param values [K, n]
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on within this package, never compared.
record FeatureColumns(double[][] values) {
  /** Rows in a block; 16 columns of them fit into the nearest cache. */
  static final int BLOCK = 256;

  static FeatureColumns of(double[][] rows) {
    double[][] values = new double[rows[0].length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < values.length; j++) {
        values[j][i] = rows[i][j];
      }
    }
    return new FeatureColumns(values);
  }

  /**
   * Fills in {@code w . x + b} for a block of rows.
   *
   * @param weights those of the features, and then b
   * @param at where they begin
   * @param from the first row
   * @param count how many rows
   */
  void decide(double[] weights, int at, int from, int count, double[] decisions) {
    Arrays.fill(decisions, 0, count, weights[at + values.length]);
    for (int j = 0; j < values.length; j++) {
      double weight = weights[at + j];
      double[] column = values[j];
      for (int b = 0; b < count; b++) {
        decisions[b] += weight * column[from + b];
      }
    }
  }

  /** Fills in a feature times other numbers, for a block of rows. */
  void scale(int feature, int from, int count, double[] others, double[] scaled) {
    double[] column = values[feature];
    for (int b = 0; b < count; b++) {
      scaled[b] = column[from + b] * others[b];
    }
  }

  /** The sum over a block of rows of a feature times other numbers. */
  double dot(int feature, int from, int count, double[] others) {
    double[] column = values[feature];
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int b = 0;
    // Four sums side by side: one alone would wait for each addition.
    for (; b < count - 3; b += 4) {
      first += column[from + b] * others[b];
      second += column[from + b + 1] * others[b + 1];
      third += column[from + b + 2] * others[b + 2];
      fourth += column[from + b + 3] * others[b + 3];
    }
    for (; b < count; b++) {
      first += column[from + b] * others[b];
    }
    return first + second + (third + fourth);
  }
}
