package org.disentangle.analysis.learner;

import java.util.Arrays;
import java.util.function.ObjIntConsumer;

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
   * Up to so many coefficients Newton's few steps cost less than the many steps without second
   * derivatives, of which there are as many as the square of this.
   */
  private static final int MOST_BY_NEWTON = 128;

  /** Curvature, as a share of the largest, where there is none. */
  private static final double SMALL = 1e-9;

  private final int classes;
  private final int features;
  private final double[] weights;

  private SoftmaxRegression(int classes, int features, double[] weights) {
    this.classes = classes;
    this.features = features;
    this.weights = weights;
  }

  /**
   * Fits a model.
   *
   * @param rows [n, K] features
   * @param labels [n] classes, from 0 to {@code classes - 1}
   * @param classes C
   * @param sampleWeights [n], not negative
   * @param penalty on the squares of the weights
   * @throws IllegalArgumentException if the lengths differ or there is no row
   */
  public static SoftmaxRegression fit(
      double[][] rows, int[] labels, int classes, double[] sampleWeights, double penalty) {
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
    Problem problem =
        new Problem(
            FeatureColumns.of(scaled(rows, means, deviations)),
            labels,
            classes,
            Arrays.copyOf(sampleWeights, rows.length + FeatureColumns.BLOCK),
            Arrays.stream(sampleWeights).sum(),
            Arrays.stream(deviations).map(each -> penalty / (each * each)).toArray());
    double[] start = new double[classes * width];
    double[] weights =
        start.length <= MOST_BY_NEWTON
            ? Newton.minimize(problem::expand, start, problem.expand(start))
            : Lbfgs.minimize(problem::mean, start, TOLERANCE, MAX_ITERATIONS);
    for (int c = 0, at = 0; c < classes; c++, at += width) {
      for (int j = 0; j < features; j++) {
        weights[at + j] /= deviations[j];
        weights[at + features] -= weights[at + j] * means[j];
      }
    }
    return new SoftmaxRegression(classes, features, weights);
  }

  /**
   * The sum of the losses and of the penalty.
   *
   * @param columns of mean 0 and variance 1
   * @param sampleWeights 0 for rows that fill up a block
   * @param total the sum of the weights
   * @param penalties [K] on the squares of the weights of these columns
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on within this class.
  private record Problem(
      FeatureColumns columns,
      int[] labels,
      int classes,
      double[] sampleWeights,
      double total,
      double[] penalties) {

    /** Fills in the gradient, and returns the value, both over the total weight. */
    double mean(double[] point, double[] gradient) {
      double value = evaluate(point, gradient, (probabilities, from) -> {});
      for (int d = 0; d < gradient.length; d++) {
        gradient[d] /= total;
      }
      return value / total;
    }

    /** The value with its derivatives. */
    Newton.Expansion expand(double[] point) {
      double[] gradient = new double[point.length];
      double[][] hessian = new double[point.length][point.length];
      double value =
          evaluate(
              point, gradient, (probabilities, from) -> addCurvature(probabilities, from, hessian));
      int width = columns.width();
      double largest = 0;
      for (int d = 0; d < point.length; d++) {
        hessian[d][d] += d % width < width - 1 ? penalties[d % width] : 0;
        largest = Math.max(largest, hessian[d][d]);
      }
      for (int d = 0; d < point.length; d++) {
        // The same added to all classes' weights changes no probability: a direction without
        // curvature, and without a slope.
        hessian[d][d] += SMALL * largest;
        for (int e = 0; e < d; e++) {
          hessian[e][d] = hessian[d][e];
        }
      }
      return new Newton.Expansion(value, gradient, hessian);
    }

    /**
     * Fills in the gradient, and returns the value.
     *
     * @param visitor sees the probabilities [C, BLOCK] of each block
     */
    private double evaluate(double[] point, double[] gradient, ObjIntConsumer<double[][]> visitor) {
      int width = columns.width();
      Arrays.fill(gradient, 0);
      double[][] blocks = new double[classes][FeatureColumns.BLOCK];
      double value = 0;
      for (int from = 0; from < labels.length; from += FeatureColumns.BLOCK) {
        for (int c = 0; c < classes; c++) {
          columns.decide(point, c * width, from, blocks[c]);
        }
        value += toProbabilities(blocks, labels, sampleWeights, from, columns.count(from));
        visitor.accept(blocks, from);
        toErrors(blocks, labels, sampleWeights, from, columns.count(from));
        for (int c = 0; c < classes; c++) {
          for (int j = 0; j < width; j++) {
            gradient[c * width + j] += columns.dot(j, from, blocks[c]);
          }
        }
      }
      for (int c = 0; c < classes; c++) {
        for (int j = 0; j < width - 1; j++) {
          double weight = point[c * width + j];
          value += penalties[j] / 2 * weight * weight;
          gradient[c * width + j] += penalties[j] * weight;
        }
      }
      return value;
    }

    /**
     * Adds to the lower triangle what a block of rows has of {@code s p_c (1[c = d] - p_d) x x}.
     */
    private void addCurvature(double[][] probabilities, int from, double[][] hessian) {
      int width = columns.width();
      double[] curvatures = new double[FeatureColumns.BLOCK];
      for (int c = 0; c < classes; c++) {
        for (int d = 0; d <= c; d++) {
          double own = c == d ? 1 : 0;
          for (int b = 0; b < FeatureColumns.BLOCK; b++) {
            curvatures[b] =
                sampleWeights[from + b] * probabilities[c][b] * (own - probabilities[d][b]);
          }
          for (int j = 0; j < width; j++) {
            for (int k = 0; k <= j; k++) {
              double sum = columns.dot(j, k, from, curvatures);
              hessian[c * width + j][d * width + k] += sum;
              if (j != k) {
                hessian[c * width + k][d * width + j] += sum;
              }
            }
          }
        }
      }
    }
  }

  /**
   * Turns the logits of a block of rows into their probabilities.
   *
   * @param blocks [C, BLOCK]
   * @return the weighted sum of {@code -log p(y | x)}
   */
  private static double toProbabilities(
      double[][] blocks, int[] labels, double[] sampleWeights, int from, int count) {
    double[] highest = blocks[0].clone();
    for (double[] logits : blocks) {
      for (int b = 0; b < highest.length; b++) {
        highest[b] = Math.max(highest[b], logits[b]);
      }
    }
    double loss = 0;
    for (int b = 0; b < count; b++) {
      loss -= sampleWeights[from + b] * (blocks[labels[from + b]][b] - highest[b]);
    }
    double[] sums = new double[highest.length];
    for (double[] logits : blocks) {
      for (int b = 0; b < highest.length; b++) {
        logits[b] = Math.exp(logits[b] - highest[b]);
        sums[b] += logits[b];
      }
    }
    for (int b = 0; b < count; b++) {
      loss += sampleWeights[from + b] * Math.log(sums[b]);
    }
    for (double[] logits : blocks) {
      for (int b = 0; b < highest.length; b++) {
        logits[b] /= sums[b];
      }
    }
    return loss;
  }

  /** Turns the probabilities of a block of rows into their errors, times the samples' weights. */
  private static void toErrors(
      double[][] blocks, int[] labels, double[] sampleWeights, int from, int count) {
    for (int b = 0; b < count; b++) {
      blocks[labels[from + b]][b] -= 1;
    }
    for (double[] errors : blocks) {
      for (int b = 0; b < errors.length; b++) {
        errors[b] *= sampleWeights[from + b];
      }
    }
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
