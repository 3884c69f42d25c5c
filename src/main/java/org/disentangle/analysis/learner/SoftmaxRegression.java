package org.disentangle.analysis.learner;

import static org.disentangle.analysis.learner.FeatureColumns.BLOCK;

import java.util.Arrays;
import java.util.Optional;

/**
 * Multinomial logistic regression: {@code p(c | x) = exp(w_c . x + b_c) / sum_d exp(w_d . x +
 * b_d)}.
 *
 * <p>Minimises {@code (1/S) sum_i s_i (-log p(y_i | x_i)) + (penalty / 2S) sum_c |w_c|^2} with the
 * weights {@code s_i} of the samples and their sum S; the intercepts are free. With penalty 1 this
 * is scikit-learn's {@code LogisticRegression()}, with 0 {@code LogisticRegression(penalty=None)}.
 *
 * <p>Limits: without a penalty and with linearly separable classes, there is no optimum; the
 * iterations end then, with the losses near 0. A class without samples gets no probability.
 *
 * <p>Cost O(iterations n K C) time. Immutable.
 */
public final class SoftmaxRegression {
  /** Tolerance on the gradient of the mean loss; far below what changes a predicted class. */
  private static final double TOLERANCE = 1e-6;

  private static final int MAX_ITERATIONS = 200;

  /**
   * Up to so many coefficients Newton's few steps cost less than more steps without second
   * derivatives, of which there are as many as the square of this.
   */
  private static final int MOST_BY_NEWTON = 128;

  /**
   * Up to so many, Newton's steps bring to its end what is not there after {@value #FIRST_STEPS}
   * others: neighbouring classes of an ordered factor, which hardly overlap, take hundreds of
   * these.
   */
  private static final int MOST_ENDED_BY_NEWTON = 512;

  private static final int FIRST_STEPS = 16;

  private final int classes;
  private final int features;
  private final double[] weights;

  private SoftmaxRegression(int classes, int features, double[] weights) {
    this.classes = classes;
    this.features = features;
    this.weights = weights;
  }

  /** Fits a model; the other form of this method says more. */
  public static SoftmaxRegression fit(
      double[][] rows, int[] labels, int classes, double[] sampleWeights, double penalty) {
    return fit(rows, labels, classes, sampleWeights, penalty, Optional.empty());
  }

  /**
   * Fits a model.
   *
   * @param rows [n, K] features
   * @param labels [n] classes, from 0 to {@code classes - 1}
   * @param classes C
   * @param sampleWeights [n], not negative
   * @param penalty on the squares of the weights
   * @param similar a model of samples much like these, from which few steps lead to the same end
   * @throws IllegalArgumentException if the lengths differ or there is no row
   */
  public static SoftmaxRegression fit(
      double[][] rows,
      int[] labels,
      int classes,
      double[] sampleWeights,
      double penalty,
      Optional<SoftmaxRegression> similar) {
    if (rows.length == 0 || rows.length != labels.length || rows.length != sampleWeights.length) {
      throw new IllegalArgumentException(
          "%s rows, %s labels and %s weights: expected as many of each, and at least one"
              .formatted(rows.length, labels.length, sampleWeights.length));
    }
    int features = rows[0].length;
    int width = features + 1;
    // The same problem in features of mean 0 and variance 1, where the descent takes few steps.
    double[] means = means(rows);
    double[] deviations = deviations(rows, means);
    SoftmaxProblem problem =
        new SoftmaxProblem(
            FeatureColumns.of(scaled(rows, means, deviations)),
            labels,
            classes,
            inBlocks(sampleWeights),
            Arrays.stream(sampleWeights).sum(),
            Arrays.stream(deviations).map(each -> penalty / (each * each)).toArray());
    double[] start =
        similar
            .map(model -> model.scaled(means, deviations))
            .orElseGet(() -> new double[classes * width]);
    double[] weights =
        start.length <= MOST_BY_NEWTON
            ? Newton.minimize(
                problem::expand,
                start,
                similar.isPresent() ? problem.expand(start) : problem.atZero())
            : descended(problem, start);
    for (int c = 0, at = 0; c < classes; c++, at += width) {
      for (int j = 0; j < features; j++) {
        weights[at + j] /= deviations[j];
        weights[at + features] -= weights[at + j] * means[j];
      }
    }
    return new SoftmaxRegression(classes, features, weights);
  }

  private static double[] descended(SoftmaxProblem problem, double[] start) {
    if (start.length > MOST_ENDED_BY_NEWTON) {
      return Lbfgs.minimize(problem::mean, problem::metric, start, TOLERANCE, MAX_ITERATIONS);
    }
    double[] near = Lbfgs.minimize(problem::mean, problem::metric, start, TOLERANCE, FIRST_STEPS);
    double[] gradient = new double[near.length];
    problem.mean(near, gradient);
    return Lbfgs.largest(gradient) <= TOLERANCE
        ? near
        : Newton.minimize(problem::expand, near, problem.expand(near));
  }

  /** The weights for features of mean 0 and variance 1. */
  private double[] scaled(double[] means, double[] deviations) {
    double[] scaled = weights.clone();
    for (int c = 0, at = 0; c < classes; c++, at += features + 1) {
      for (int j = 0; j < features; j++) {
        scaled[at + features] += weights[at + j] * means[j];
        scaled[at + j] *= deviations[j];
      }
    }
    return scaled;
  }

  private static double[][] inBlocks(double[] numbers) {
    double[][] blocks = new double[(numbers.length + BLOCK - 1) / BLOCK][BLOCK];
    for (int i = 0; i < numbers.length; i++) {
      blocks[i / BLOCK][i % BLOCK] = numbers[i];
    }
    return blocks;
  }

  /** The likeliest class of a row; the first of equals. */
  public int predict(double[] row) {
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      double logit = logit(weights, row, c);
      if (logit > highest) {
        highest = logit;
        best = c;
      }
    }
    return best;
  }

  /** The share of rows whose class is the predicted one. */
  public double accuracy(double[][] rows, int[] labels) {
    int hits = 0;
    for (int i = 0; i < rows.length; i++) {
      hits += predict(rows[i]) == labels[i] ? 1 : 0;
    }
    return (double) hits / rows.length;
  }

  /** The mean of {@code -log p(y | x)}, in nats. */
  public double meanLossNats(double[][] rows, int[] labels) {
    double[] probabilities = new double[classes];
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      sum -= logProbability(weights, rows[i], labels[i], probabilities);
    }
    return sum / rows.length;
  }

  /** The coefficients of one class, one a feature, and then its intercept. */
  public double[] coefficients(int label) {
    return Arrays.copyOfRange(weights, label * (features + 1), (label + 1) * (features + 1));
  }

  private static double[] means(double[][] rows) {
    double[] means = new double[rows[0].length];
    for (double[] row : rows) {
      for (int j = 0; j < means.length; j++) {
        means[j] += row[j] / rows.length;
      }
    }
    return means;
  }

  /** The standard deviations; 1 for a feature that is constant up to rounding. */
  private static double[] deviations(double[][] rows, double[] means) {
    double[] deviations = new double[means.length];
    for (double[] row : rows) {
      for (int j = 0; j < means.length; j++) {
        deviations[j] += (row[j] - means[j]) * (row[j] - means[j]) / rows.length;
      }
    }
    for (int j = 0; j < means.length; j++) {
      double deviation = Math.sqrt(deviations[j]);
      deviations[j] = deviation > 1e-12 * Math.abs(means[j]) ? deviation : 1;
    }
    return deviations;
  }

  private static double[][] scaled(double[][] rows, double[] means, double[] deviations) {
    double[][] scaled = new double[rows.length][means.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < means.length; j++) {
        scaled[i][j] = (rows[i][j] - means[j]) / deviations[j];
      }
    }
    return scaled;
  }

  private static double logit(double[] weights, double[] row, int label) {
    int at = label * (row.length + 1);
    double sum = weights[at + row.length];
    for (int j = 0; j < row.length; j++) {
      sum += weights[at + j] * row[j];
    }
    return sum;
  }

  /** Fills in the probability of each class; returns the logarithm of the label's. */
  private static double logProbability(
      double[] weights, double[] row, int label, double[] probabilities) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < probabilities.length; c++) {
      probabilities[c] = logit(weights, row, c);
      highest = Math.max(highest, probabilities[c]);
    }
    double own = probabilities[label] - highest;
    double sum = 0;
    for (int c = 0; c < probabilities.length; c++) {
      probabilities[c] = Math.exp(probabilities[c] - highest);
      sum += probabilities[c];
    }
    for (int c = 0; c < probabilities.length; c++) {
      probabilities[c] /= sum;
    }
    return own - Math.log(sum);
  }
}
