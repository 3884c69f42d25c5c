package org.disentangle.analysis.learner;

import java.util.Arrays;

/**
 * Features stored column by column, prepared once for all models that learn from them, and
 * processed in blocks of rows: a block stays in the cache while every class and every pair of
 * features is computed on it, in loops over contiguous numbers.
 *
 * <p>After the features comes a column of ones, whose weight is a model's intercept. The last block
 * is filled up with rows of zeros, which no sum of products notices.
 */
public final class FeatureColumns {
  /** Rows in a block; a dozen columns of them fit into the nearest cache. */
  static final int BLOCK = 512;

  private final int samples;
  private final double[][] values;
  private final double[][] products;

  private FeatureColumns(int samples, double[][] values) {
    this.samples = samples;
    this.values = values;
    products = Arrays.stream(values).map(this::products).toArray(double[][]::new);
  }

  /**
   * Prepares features.
   *
   * @param rows [n, K]
   * @throws IllegalArgumentException if there is no row
   */
  public static FeatureColumns of(double[][] rows) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("there are no rows to learn from");
    }
    int features = rows[0].length;
    int length = (rows.length + BLOCK - 1) / BLOCK * BLOCK;
    double[][] values = new double[features + 1][length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < features; j++) {
        values[j][i] = rows[i][j];
      }
    }
    Arrays.fill(values[features], 0, rows.length, 1);
    return new FeatureColumns(rows.length, values);
  }

  /** n. */
  public int samples() {
    return samples;
  }

  /** K + 1: that of a model's weights of the features, and its intercept after them. */
  int width() {
    return values.length;
  }

  /** The sum over all rows of the product of two columns; of the last one, of a column alone. */
  public double products(int first, int second) {
    return products[first][second];
  }

  /** How many rows of the block that begins at a row are not only there to fill it. */
  int count(int from) {
    return Math.min(BLOCK, samples - from);
  }

  /** One number of a column; of the last one, 1. */
  double at(int row, int column) {
    return values[column][row];
  }

  /**
   * Fills in {@code w . x + b} for a block of rows.
   *
   * @param weights those of the features, and then b
   * @param at where they begin
   * @param from the first row
   */
  void decide(double[] weights, int at, int from, double[] decisions) {
    Arrays.fill(decisions, 0, BLOCK, weights[at + values.length - 1]);
    int j = 0;
    // Four columns at a time: the decisions are fetched and stored once for them all.
    for (; j < values.length - 4; j += 4) {
      double first = weights[at + j];
      double second = weights[at + j + 1];
      double third = weights[at + j + 2];
      double fourth = weights[at + j + 3];
      double[] firsts = values[j];
      double[] seconds = values[j + 1];
      double[] thirds = values[j + 2];
      double[] fourths = values[j + 3];
      for (int b = 0; b < BLOCK; b++) {
        decisions[b] +=
            first * firsts[from + b]
                + second * seconds[from + b]
                + (third * thirds[from + b] + fourth * fourths[from + b]);
      }
    }
    for (; j < values.length - 1; j++) {
      double weight = weights[at + j];
      double[] column = values[j];
      for (int b = 0; b < BLOCK; b++) {
        decisions[b] += weight * column[from + b];
      }
    }
  }

  /**
   * {@code w . x + b} of every row.
   *
   * @param weights those of the features, and then b
   */
  double[] decisions(double[] weights) {
    double[] decisions = new double[samples];
    double[] block = new double[BLOCK];
    for (int from = 0; from < samples; from += BLOCK) {
      decide(weights, 0, from, block);
      System.arraycopy(block, 0, decisions, from, count(from));
    }
    return decisions;
  }

  /**
   * The sum over all rows of the product of each column and other numbers; the last is the sum of
   * these.
   *
   * @param others [n]
   */
  double[] products(double[] others) {
    double[] padded = Arrays.copyOf(others, values[0].length);
    double[] block = new double[BLOCK];
    double[] sums = new double[values.length];
    for (int from = 0; from < samples; from += BLOCK) {
      System.arraycopy(padded, from, block, 0, BLOCK);
      for (int j = 0; j < sums.length; j++) {
        sums[j] += dot(j, from, block);
      }
    }
    return sums;
  }

  /** The sum over a block of rows of a column times other numbers. */
  double dot(int column, int from, double[] others) {
    double[] own = values[column];
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    // Four sums side by side: one alone would wait for each addition.
    for (int b = 0; b < BLOCK; b += 4) {
      first += own[from + b] * others[b];
      second += own[from + b + 1] * others[b + 1];
      third += own[from + b + 2] * others[b + 2];
      fourth += own[from + b + 3] * others[b + 3];
    }
    return first + second + (third + fourth);
  }

  /** The sum over a block of rows of the product of two columns times other numbers. */
  double dot(int column, int another, int from, double[] others) {
    double[] own = values[column];
    double[] its = values[another];
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (int b = 0; b < BLOCK; b += 4) {
      first += own[from + b] * its[from + b] * others[b];
      second += own[from + b + 1] * its[from + b + 1] * others[b + 1];
      third += own[from + b + 2] * its[from + b + 2] * others[b + 2];
      fourth += own[from + b + 3] * its[from + b + 3] * others[b + 3];
    }
    return first + second + (third + fourth);
  }
}
