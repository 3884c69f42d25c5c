package org.disentangle.analysis.learner;

import static org.disentangle.analysis.learner.FeatureColumns.BLOCK;
import static org.disentangle.analysis.learner.FeatureColumns.LANES;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

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

  /** The same in the metric of a descent by many steps, where it may be rough. */
  private static final double ROUGH = 1e-4;

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
    Problem problem =
        new Problem(
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

  private static double[] descended(Problem problem, double[] start) {
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

  /**
   * The sum of the losses and of the penalty.
   *
   * @param columns of mean 0 and variance 1
   * @param sampleWeights [blocks, BLOCK] 0 for rows that fill up a block
   * @param total the sum of the weights
   * @param penalties [K] on the squares of the weights of these columns
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on within this class.
  private record Problem(
      FeatureColumns columns,
      int[] labels,
      int classes,
      double[][] sampleWeights,
      double total,
      double[] penalties) {

    /** Fills in the gradient, and returns the value, both over the total weight. */
    double mean(double[] point, double[] gradient) {
      double value = evaluate(point, gradient, (block, probabilities) -> {});
      for (int d = 0; d < gradient.length; d++) {
        gradient[d] /= total;
      }
      return value / total;
    }

    /** The value with its derivatives. */
    Newton.Expansion expand(double[] point) {
      int width = columns.width();
      double[] gradient = new double[point.length];
      double[][][] probabilities = new double[columns.blocks()][classes][];
      double value =
          evaluate(
              point,
              gradient,
              (block, those) -> Arrays.setAll(probabilities[block], c -> those[c].clone()));
      double[][] hessian = new double[point.length][point.length];
      double[] curvatures = new double[BLOCK];
      WeightedProducts products = new WeightedProducts(width);
      int last = classes - 1;
      for (int c = 0; c < last; c++) {
        for (int d = 0; d <= c; d++) {
          for (int block = 0; block < columns.blocks(); block++) {
            double[] ofC = probabilities[block][c];
            double[] ofD = probabilities[block][d];
            double same = c == d ? 1 : 0;
            for (int i = 0; i < BLOCK; i++) {
              curvatures[i] = ofC[i] * (same - ofD[i]);
            }
            FeatureColumns.multiply(curvatures, sampleWeights[block], curvatures);
            products.add(columns.block(block), curvatures);
          }
          products.writeTo(hessian, c * width, d * width);
        }
      }
      // Probabilities sum to 1: the blocks of a class with all classes sum to 0.
      for (int c = 0; c <= last; c++) {
        for (int d = 0; d < last; d++) {
          for (int j = 0; j < width; j++) {
            for (int k = 0; k < width; k++) {
              hessian[last * width + j][c * width + k] -=
                  hessian[Math.max(c, d) * width + j][Math.min(c, d) * width + k];
            }
          }
        }
      }
      return penalized(value, gradient, hessian);
    }

    /** The same where all weights are 0 and every class as likely, so that it costs less. */
    Newton.Expansion atZero() {
      int width = columns.width();
      double[] gradient = new double[classes * width];
      double value = evaluate(new double[gradient.length], gradient, (block, those) -> {});
      double[][] products = weightedProducts();
      double[][] hessian = new double[gradient.length][gradient.length];
      double share = 1.0 / classes;
      for (int d = 0; d < gradient.length; d++) {
        for (int e = 0; e <= d; e++) {
          double same = d / width == e / width ? 1 : 0;
          hessian[d][e] = share * (same - share) * products[d % width][e % width];
        }
      }
      return penalized(value, gradient, hessian);
    }

    /** The sums of the products of every two columns by the weights of the samples. */
    private double[][] weightedProducts() {
      WeightedProducts sums = new WeightedProducts(columns.width());
      for (int block = 0; block < columns.blocks(); block++) {
        sums.add(columns.block(block), sampleWeights[block]);
      }
      double[][] products = new double[columns.width()][columns.width()];
      sums.writeTo(products, 0, 0);
      return products;
    }

    /**
     * The inverse of the second derivatives at a point, as if probabilities did not depend on the
     * features: they are the Kronecker product of a matrix over classes and one over features then.
     */
    UnaryOperator<double[]> metric(double[] point) {
      double[] gradient = new double[point.length];
      WeightedProducts pairs = new WeightedProducts(classes);
      double[] sums = new double[classes];
      evaluate(
          point,
          gradient,
          (block, those) -> {
            pairs.add(those, sampleWeights[block]);
            for (int c = 0; c < classes; c++) {
              for (int i = 0; i < BLOCK; i++) {
                sums[c] += those[c][i] * sampleWeights[block][i];
              }
            }
          });
      double[][] ofClasses = new double[classes][classes];
      pairs.writeTo(ofClasses, 0, 0);
      double[][] ofFeatures = weightedProducts();
      for (int c = 0; c < classes; c++) {
        for (int d = 0; d < classes; d++) {
          ofClasses[c][d] = ((c == d ? sums[c] : 0) - ofClasses[c][d]) / total;
        }
      }
      for (double[] row : ofFeatures) {
        for (int j = 0; j < row.length; j++) {
          row[j] /= total;
        }
      }
      return KroneckerInverse.of(raised(ofClasses), raised(ofFeatures))::times;
    }

    /** With a little curvature where there is none. */
    private static double[][] raised(double[][] matrix) {
      double largest = 0;
      for (int d = 0; d < matrix.length; d++) {
        largest = Math.max(largest, matrix[d][d]);
      }
      for (int d = 0; d < matrix.length; d++) {
        matrix[d][d] += ROUGH * largest;
      }
      return matrix;
    }

    /**
     * Adds the second derivatives of the penalty, and those above the diagonal.
     *
     * @param hessian on and below the diagonal; changed
     */
    private Newton.Expansion penalized(double value, double[] gradient, double[][] hessian) {
      int width = columns.width();
      double largest = 0;
      for (int d = 0; d < hessian.length; d++) {
        hessian[d][d] += d % width < width - 1 ? penalties[d % width] : 0;
        largest = Math.max(largest, hessian[d][d]);
      }
      for (int d = 0; d < hessian.length; d++) {
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
    private double evaluate(
        double[] point, double[] gradient, BiConsumer<Integer, double[][]> visitor) {
      int width = columns.width();
      double[][][] lanes = new double[classes][width][LANES];
      double[][] those = new double[classes][BLOCK];
      double value = 0;
      for (int block = 0; block < columns.blocks(); block++) {
        for (int c = 0; c < classes; c++) {
          columns.decide(point, c * width, block, those[c]);
        }
        value += toProbabilities(those, block);
        visitor.accept(block, those);
        for (int i = 0; i < columns.count(block); i++) {
          those[labels[block * BLOCK + i]][i] -= 1;
        }
        for (int c = 0; c < classes; c++) {
          FeatureColumns.multiply(those[c], sampleWeights[block], those[c]);
          FeatureColumns.addProducts(columns.block(block), those[c], lanes[c]);
        }
      }
      for (int d = 0; d < point.length; d++) {
        gradient[d] = FeatureColumns.sum(lanes[d / width][d % width]);
        if (d % width < width - 1) {
          value += penalties[d % width] / 2 * point[d] * point[d];
          gradient[d] += penalties[d % width] * point[d];
        }
      }
      return value;
    }

    /**
     * Turns the logits of a block of rows into their probabilities.
     *
     * @param those [C, BLOCK]
     * @return the weighted sum of {@code -log p(y | x)}
     */
    private double toProbabilities(double[][] those, int block) {
      double[] highest = those[0].clone();
      for (double[] logits : those) {
        for (int i = 0; i < BLOCK; i++) {
          highest[i] = Math.max(highest[i], logits[i]);
        }
      }
      int count = columns.count(block);
      double loss = 0;
      for (int i = 0; i < count; i++) {
        loss -= sampleWeights[block][i] * (those[labels[block * BLOCK + i]][i] - highest[i]);
      }
      double[] sums = new double[BLOCK];
      for (double[] logits : those) {
        for (int i = 0; i < BLOCK; i++) {
          logits[i] = Math.exp(logits[i] - highest[i]);
        }
        for (int i = 0; i < BLOCK; i++) {
          sums[i] += logits[i];
        }
      }
      for (int i = 0; i < count; i++) {
        loss += sampleWeights[block][i] * Math.log(sums[i]);
      }
      for (double[] exponentials : those) {
        for (int i = 0; i < BLOCK; i++) {
          exponentials[i] /= sums[i];
        }
      }
      return loss;
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
