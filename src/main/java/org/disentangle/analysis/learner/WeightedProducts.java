package org.disentangle.analysis.learner;

import java.util.Arrays;

/**
 * The sums over rows of the products of every two columns, each row with a weight: {@code sum_i w_i
 * x_ij x_ik}. For one thread.
 */
final class WeightedProducts {
  private final double[][][] lanes;
  private final double[] weighted = new double[FeatureColumns.BLOCK];

  /**
   * Of no row yet.
   *
   * @param width how many columns there are
   */
  WeightedProducts(int width) {
    lanes = new double[width][][];
    for (int j = 0; j < width; j++) {
      lanes[j] = new double[j + 1][FeatureColumns.LANES];
    }
  }

  /**
   * Adds a block of rows.
   *
   * @param columns [width, BLOCK]
   * @param weights [BLOCK]
   */
  void add(double[][] columns, double[] weights) {
    for (int j = 0; j < lanes.length; j++) {
      FeatureColumns.multiply(columns[j], weights, weighted);
      FeatureColumns.addProducts(columns, weighted, lanes[j]);
    }
  }

  /**
   * Writes the sums into a square of a matrix, and is of no row again.
   *
   * @param row where the square begins
   * @param column likewise
   */
  void writeTo(double[][] matrix, int row, int column) {
    for (int j = 0; j < lanes.length; j++) {
      for (int k = 0; k <= j; k++) {
        double sum = FeatureColumns.sum(lanes[j][k]);
        matrix[row + j][column + k] = sum;
        matrix[row + k][column + j] = sum;
        Arrays.fill(lanes[j][k], 0);
      }
    }
  }
}
