package org.disentangle.model;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Log densities in plain doubles, as the formulas stand on paper. */
public final class Densities {
  private Densities() {}

  /** log N(z; mean, exp(log variance)) of one number, in nats. */
  public static double logNormal(double z, double mean, double logVariance) {
    double variance = Math.exp(logVariance);
    return -0.5 * (Math.log(2 * Math.PI * variance) + (z - mean) * (z - mean) / variance);
  }

  /** The same of a vector with independent dimensions. */
  public static double logNormal(double[] z, double[] mean, double[] logVariance) {
    double sum = 0;
    for (int k = 0; k < z.length; k++) {
      sum += logNormal(z[k], mean[k], logVariance[k]);
    }
    return sum;
  }

  /** log N(z; 0, I). */
  public static double logStandardNormal(double[] z) {
    return logNormal(z, new double[z.length], new double[z.length]);
  }

  /** log Σ weight · exp(x). */
  public static double logSum(double[] x, double[] weights) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double value : x) {
      largest = Math.max(largest, value);
    }
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += weights[i] * Math.exp(x[i] - largest);
    }
    return largest + Math.log(sum);
  }

  /** Row i of a matrix that lies row by row. */
  public static double[] row(double[] matrix, int i, int width) {
    double[] row = new double[width];
    System.arraycopy(matrix, i * width, row, 0, width);
    return row;
  }

  /** A seeded matrix of numbers in ±{@code bound}. */
  public static float[][] matrix(long seed, int rows, int columns, double bound) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] matrix = new float[rows][columns];
    for (float[] row : matrix) {
      for (int k = 0; k < columns; k++) {
        row[k] = (float) random.nextDouble(-bound, bound);
      }
    }
    return matrix;
  }

  /** A row of floats as doubles. */
  public static double[] doubles(float[] row) {
    double[] values = new double[row.length];
    for (int k = 0; k < row.length; k++) {
      values[k] = row[k];
    }
    return values;
  }

  /** All rows, and all again. */
  public static float[][] twice(float[][] rows) {
    float[][] both = Arrays.copyOf(rows, 2 * rows.length);
    System.arraycopy(rows, 0, both, rows.length, rows.length);
    return both;
  }
}
