package org.disentangle.analysis.agreement;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.disentangle.analysis.metric.Standardization;

/**
 * Spearman's rank correlation: the correlation of ranks, equal numbers sharing the mean of theirs.
 * It is 1 of two columns of which one is an increasing function of the other, −1 of a decreasing
 * one, and 0 where a column does not vary.
 */
final class RankCorrelation {
  private RankCorrelation() {}

  /**
   * Of every column of one matrix with every column of another.
   *
   * @param first [n, K]
   * @param second [n, L]
   * @return [K, L]
   */
  static double[][] of(double[][] first, double[][] second) {
    double[][] ranks = ranks(first);
    double[][] others = ranks(second);
    double[][] correlations = new double[ranks[0].length][];
    for (int a = 0; a < correlations.length; a++) {
      correlations[a] = products(others, column(ranks, a));
    }
    return correlations;
  }

  /** The mean of each column times other numbers: correlations, as both have variance 1. */
  static double[] products(double[][] rows, double[] others) {
    double[] products = new double[rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int a = 0; a < products.length; a++) {
        products[a] += rows[i][a] * others[i];
      }
    }
    return Arrays.stream(products).map(sum -> sum / rows.length).toArray();
  }

  /** Each column's ranks at mean 0 and variance 1. */
  static double[][] ranks(double[][] rows) {
    double[][] ranks = new double[rows.length][rows[0].length];
    for (int j = 0; j < rows[0].length; j++) {
      double[] values = column(rows, j);
      Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
      Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
      for (int from = 0; from < order.length; ) {
        int to = from;
        while (to < order.length && values[order[to]] == values[order[from]]) {
          to++;
        }
        for (int p = from; p < to; p++) {
          ranks[order[p]][j] = (from + to - 1) / 2.0;
        }
        from = to;
      }
    }
    return Standardization.of(ranks).apply(ranks);
  }

  static double[] column(double[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
  }
}
