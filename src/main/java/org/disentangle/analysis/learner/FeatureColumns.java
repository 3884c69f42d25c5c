package org.disentangle.analysis.learner;

import java.util.Arrays;

/**
 * Features stored column by column, prepared once for all models that learn from them, and
 * processed in blocks of rows: a block stays in the cache while every class and every pair of
 * features is computed on it, in loops over whole arrays, where a processor takes several numbers
 * at a time.
 *
 * <p>After the features comes a column of ones, whose weight is a model's intercept. The last block
 * is filled up with rows of zeros, which no sum of products notices.
 */
public final class FeatureColumns {
  /** Rows in a block. */
  static final int BLOCK = 512;

  /** How many sums are kept side by side: a quarter of a block. */
  static final int LANES = 128;

  private final int samples;

  /** [blocks, K + 1, BLOCK]. */
  private final double[][][] blocks;

  private final double[][] products;

  private FeatureColumns(int samples, double[][][] blocks) {
    this.samples = samples;
    this.blocks = blocks;
    products = new double[width()][width()];
    for (int j = 0; j < width(); j++) {
      double[][] lanes = new double[j + 1][LANES];
      for (double[][] block : blocks) {
        addProducts(block, block[j], lanes);
      }
      for (int k = 0; k <= j; k++) {
        products[j][k] = sum(lanes[k]);
        products[k][j] = products[j][k];
      }
    }
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
    double[][][] blocks = new double[(rows.length + BLOCK - 1) / BLOCK][features + 1][BLOCK];
    for (int i = 0; i < rows.length; i++) {
      double[][] block = blocks[i / BLOCK];
      for (int j = 0; j < features; j++) {
        block[j][i % BLOCK] = rows[i][j];
      }
      block[features][i % BLOCK] = 1;
    }
    return new FeatureColumns(rows.length, blocks);
  }

  /** n. */
  public int samples() {
    return samples;
  }

  /** K + 1: that of a model's weights of the features, and its intercept after them. */
  int width() {
    return blocks[0].length;
  }

  int blocks() {
    return blocks.length;
  }

  /** How many rows of a block are not only there to fill it. */
  int count(int block) {
    return Math.min(BLOCK, samples - block * BLOCK);
  }

  /** A block's numbers of each column; of the last column, ones. */
  double[][] block(int block) {
    return blocks[block];
  }

  /**
   * Adds the products of the first columns of a block and other numbers to the sums side by side.
   *
   * @param columns [K, BLOCK]
   * @param lanes for as many of them, [, LANES]
   */
  static void addProducts(double[][] columns, double[] others, double[][] lanes) {
    // A column at a time: with several of them the compiler uses no vectors.
    for (int j = 0; j < lanes.length; j++) {
      addProducts(columns[j], others, lanes[j]);
    }
  }

  /** One number of a column. */
  double at(int row, int column) {
    return blocks[row / BLOCK][column][row % BLOCK];
  }

  /** The sum over all rows of the product of two columns; with the last one, of a column alone. */
  public double products(int first, int second) {
    return products[first][second];
  }

  /**
   * The sum over all rows of the product of each column and other numbers; the last is the sum of
   * these.
   *
   * @param others [n]
   */
  double[] products(double[] others) {
    double[][] lanes = new double[width()][LANES];
    for (int block = 0; block < blocks.length; block++) {
      double[] those = new double[BLOCK];
      System.arraycopy(others, block * BLOCK, those, 0, count(block));
      addProducts(blocks[block], those, lanes);
    }
    return Arrays.stream(lanes).mapToDouble(FeatureColumns::sum).toArray();
  }

  /**
   * {@code w . x + b} of every row.
   *
   * @param weights those of the features, and then b
   */
  double[] decisions(double[] weights) {
    double[] decisions = new double[samples];
    double[] those = new double[BLOCK];
    for (int block = 0; block < blocks.length; block++) {
      decide(weights, 0, block, those);
      System.arraycopy(those, 0, decisions, block * BLOCK, count(block));
    }
    return decisions;
  }

  /**
   * Fills in {@code w . x + b} for a block of rows.
   *
   * @param weights those of the features, and then b
   * @param at where they begin
   */
  void decide(double[] weights, int at, int block, double[] decisions) {
    double[][] columns = blocks[block];
    int features = columns.length - 1;
    Arrays.fill(decisions, weights[at + features]);
    int j = 0;
    // Four columns at a time: the decisions are fetched and stored once for them all.
    for (; j + 3 < features; j += 4) {
      addFour(columns, j, weights, at + j, decisions);
    }
    for (; j < features; j++) {
      add(columns[j], weights[at + j], decisions);
    }
  }

  private static void addFour(
      double[][] columns, int j, double[] weights, int at, double[] decisions) {
    double[] a = columns[j];
    double[] b = columns[j + 1];
    double[] c = columns[j + 2];
    double[] d = columns[j + 3];
    double ofA = weights[at];
    double ofB = weights[at + 1];
    double ofC = weights[at + 2];
    double ofD = weights[at + 3];
    for (int i = 0; i < BLOCK; i++) {
      decisions[i] += ofA * a[i] + ofB * b[i] + (ofC * c[i] + ofD * d[i]);
    }
  }

  private static void add(double[] column, double weight, double[] decisions) {
    for (int i = 0; i < BLOCK; i++) {
      decisions[i] += weight * column[i];
    }
  }

  /** Fills in the products of two blocks of numbers. */
  static void multiply(double[] first, double[] second, double[] products) {
    for (int i = 0; i < BLOCK; i++) {
      products[i] = first[i] * second[i];
    }
  }

  /** Adds the products of two blocks of numbers to the sums side by side. */
  private static void addProducts(double[] first, double[] second, double[] lanes) {
    for (int i = 0; i < LANES; i++) {
      lanes[i] +=
          first[i] * second[i]
              + first[LANES + i] * second[LANES + i]
              + first[2 * LANES + i] * second[2 * LANES + i]
              + first[3 * LANES + i] * second[3 * LANES + i];
    }
  }

  /** The sum of the sums side by side, which are used up. */
  static double sum(double[] lanes) {
    for (int half = LANES / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        lanes[i] += lanes[half + i];
      }
    }
    return lanes[0];
  }
}
