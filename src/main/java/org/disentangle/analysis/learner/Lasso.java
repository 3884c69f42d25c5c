package org.disentangle.analysis.learner;

import java.util.Arrays;

/**
 * Linear regression that prefers few features: minimises {@code (1/2n) |y - X w - b|^2 + alpha
 * |w|_1} by cyclic coordinate descent, as scikit-learn's {@code Lasso(alpha)}.
 *
 * <p>A constant feature gets the weight 0; {@code alpha} = 0 is least squares where that has one
 * solution.
 *
 * <p>Cost O(n K) time once, then O(K^2) an iteration.
 *
 * @param weights [K]
 * @param intercept b
 * @see <a href="https://doi.org/10.18637/jss.v033.i01">J. Friedman, T. Hastie, R. Tibshirani
 *     (2010), Regularization paths for generalized linear models via coordinate descent, section
 *     2</a>
 */
public record Lasso(double[] weights, double intercept) {
  private static final double TOLERANCE = 1e-12;
  private static final int MAX_ITERATIONS = 100_000;

  /** Copies the weights. */
  public Lasso {
    weights = weights.clone();
  }

  /** A copy of the weights. */
  @Override
  public double[] weights() {
    return weights.clone();
  }

  /**
   * Fits a model.
   *
   * @param columns [n, K] features; where a mean is far from 0 against the deviation, digits are
   *     lost
   * @param target [n]
   * @param alpha weight of the penalty, not negative
   * @throws IllegalArgumentException if the lengths differ, or alpha is negative
   */
  public static Lasso fit(FeatureColumns columns, double[] target, double alpha) {
    if (columns.samples() != target.length || alpha < 0) {
      throw new IllegalArgumentException(
          "%s rows, %s targets, alpha %s: expected as many of each, and alpha from 0"
              .formatted(columns.samples(), target.length, alpha));
    }
    double samples = target.length;
    int features = columns.width() - 1;
    double[] mean = new double[features];
    for (int j = 0; j < features; j++) {
      mean[j] = columns.products(features, j) / samples;
    }
    double[] products = columns.products(target);
    double targetMean = products[features] / samples;
    double[][] gram = new double[features][features];
    double[] moment = new double[features];
    for (int j = 0; j < features; j++) {
      moment[j] = products[j] / samples - mean[j] * targetMean;
      for (int k = 0; k < features; k++) {
        gram[j][k] = columns.products(j, k) / samples - mean[j] * mean[k];
      }
    }
    double[] weights = descend(gram, moment, alpha);
    double intercept = targetMean;
    for (int j = 0; j < features; j++) {
      intercept -= weights[j] * mean[j];
    }
    return new Lasso(weights, intercept);
  }

  /** {@code w . x + b} of each row. */
  public double[] predict(FeatureColumns columns) {
    double[] coefficients = Arrays.copyOf(weights, weights.length + 1);
    coefficients[weights.length] = intercept;
    return columns.decisions(coefficients);
  }

  private static double[] descend(double[][] gram, double[] moment, double alpha) {
    double[] weights = new double[moment.length];
    for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
      double largest = 0;
      double change = 0;
      for (int j = 0; j < weights.length; j++) {
        // A constant feature may be left with a variance of 1e-33 by rounding.
        if (gram[j][j] <= 1e-24) {
          continue;
        }
        double rest = moment[j];
        for (int k = 0; k < weights.length; k++) {
          rest -= k == j ? 0 : gram[j][k] * weights[k];
        }
        double next = Math.signum(rest) * Math.max(0, Math.abs(rest) - alpha) / gram[j][j];
        change = Math.max(change, Math.abs(next - weights[j]));
        largest = Math.max(largest, Math.abs(next));
        weights[j] = next;
      }
      if (change <= TOLERANCE * largest) {
        break;
      }
    }
    return weights;
  }
}
