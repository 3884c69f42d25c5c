package org.disentangle.analysis.metric;

import java.util.Arrays;

/**
 * Shifts and scales columns to the mean 0 and the variance 1 (divisor n) of one sample; a column
 * that does not vary there is only shifted.
 *
 * @param means one a column
 * @param deviations one a column; 1 where there is no variance
 */
public record Standardization(double[] means, double[] deviations) {

  /** Of the columns of a matrix. */
  public static Standardization of(double[][] rows) {
    int columns = rows[0].length;
    double[] means = new double[columns];
    double[] deviations = new double[columns];
    for (int j = 0; j < columns; j++) {
      boolean constant = true;
      for (double[] row : rows) {
        means[j] += row[j] / rows.length;
        constant &= row[j] == rows[0][j];
      }
      if (constant) {
        means[j] = rows[0][j];
        deviations[j] = 1;
        continue;
      }
      double squares = 0;
      for (double[] row : rows) {
        squares += (row[j] - means[j]) * (row[j] - means[j]);
      }
      deviations[j] = Math.sqrt(squares / rows.length);
    }
    return new Standardization(means, deviations);
  }

  /** The numbers of a sample, at mean 0 and variance 1. */
  static double[] applied(double[] numbers) {
    double[][] column =
        Arrays.stream(numbers).mapToObj(each -> new double[] {each}).toArray(double[][]::new);
    return Arrays.stream(of(column).apply(column)).mapToDouble(row -> row[0]).toArray();
  }

  /** Each column less its mean, over its deviation. */
  public double[][] apply(double[][] rows) {
    double[][] scaled = new double[rows.length][means.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < means.length; j++) {
        scaled[i][j] = (rows[i][j] - means[j]) / deviations[j];
      }
    }
    return scaled;
  }
}
