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
    double[] sums = new double[columns];
    boolean[] varies = new boolean[columns];
    for (double[] row : rows) {
      for (int j = 0; j < columns; j++) {
        sums[j] += row[j];
        varies[j] |= row[j] != rows[0][j];
      }
    }
    double[] means = new double[columns];
    for (int j = 0; j < columns; j++) {
      means[j] = varies[j] ? sums[j] / rows.length : rows[0][j];
    }
    double[] squares = new double[columns];
    for (double[] row : rows) {
      for (int j = 0; j < columns; j++) {
        squares[j] += (row[j] - means[j]) * (row[j] - means[j]);
      }
    }
    double[] deviations = new double[columns];
    for (int j = 0; j < columns; j++) {
      deviations[j] = varies[j] ? Math.sqrt(squares[j] / rows.length) : 1;
    }
    return new Standardization(means, deviations);
  }

  /** Of the numbers of a single column. */
  static Standardization ofNumbers(double[] numbers) {
    return of(
        Arrays.stream(numbers).mapToObj(each -> new double[] {each}).toArray(double[][]::new));
  }

  /** The numbers of a sample, at mean 0 and variance 1. */
  static double[] applied(double[] numbers) {
    return ofNumbers(numbers).applyToNumbers(numbers);
  }

  /** Each number of a single column less its mean, over its deviation. */
  double[] applyToNumbers(double[] numbers) {
    return Arrays.stream(numbers).map(each -> (each - means[0]) / deviations[0]).toArray();
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
