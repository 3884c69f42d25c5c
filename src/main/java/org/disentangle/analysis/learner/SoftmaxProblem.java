package org.disentangle.analysis.learner;

import static org.disentangle.analysis.learner.FeatureColumns.BLOCK;
import static org.disentangle.analysis.learner.FeatureColumns.LANES;

import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * What {@link SoftmaxRegression} minimises: the sum of the losses and of the penalty, with its
 * derivatives.
 *
 * @param columns of mean 0 and variance 1
 * @param sampleWeights [blocks, BLOCK] 0 for rows that fill up a block
 * @param total the sum of the weights
 * @param penalties [K] on the squares of the weights of these columns
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on within this package, never compared.
record SoftmaxProblem(
    FeatureColumns columns,
    int[] labels,
    int classes,
    double[][] sampleWeights,
    double total,
    double[] penalties) {
  /** Curvature, as a share of the largest, where there is none. */
  private static final double SMALL = 1e-9;

  /** The same in the metric of a descent by many steps, where it may be rough. */
  private static final double ROUGH = 1e-4;

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
