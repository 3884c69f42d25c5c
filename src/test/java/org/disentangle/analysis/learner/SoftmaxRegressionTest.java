package org.disentangle.analysis.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Few coefficients by Newton's method and many without second derivatives: both find the optimum.
 */
class SoftmaxRegressionTest {
  private static final int SAMPLES = 900;

  /** The gradient of the mean loss, summed row by row in doubles, is 0. */
  @ParameterizedTest
  @CsvSource({"2, 3, 0", "4, 3, 1", "5, 10, 1", "3, 2, 0", "20, 12, 1", "14, 9, 0"})
  void theGradientIsZeroAtTheModel(int classes, int features, double penalty) {
    SplittableRandom random = new SplittableRandom(classes + 100L * features);
    double[][] rows = new double[SAMPLES][features];
    int[] labels = new int[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      labels[i] = random.nextInt(classes);
      for (int j = 0; j < features; j++) {
        rows[i][j] = 3 + j + 2 * random.nextGaussian() + (labels[i] % features == j ? 1 : 0);
      }
    }
    double[] weights = random.doubles(SAMPLES, 0.5, 1.5).toArray();
    SoftmaxRegression model = SoftmaxRegression.fit(rows, labels, classes, weights, penalty);
    assertIsOptimal(model, rows, labels, classes, weights, penalty);

    double[] others = random.doubles(SAMPLES, 0.5, 1.5).toArray();
    SoftmaxRegression fromThere =
        SoftmaxRegression.fit(rows, labels, classes, others, penalty, Optional.of(model));
    assertIsOptimal(fromThere, rows, labels, classes, others, penalty);
  }

  /**
   * Many classes along a line, each overlapping with its neighbours alone: a descent without second
   * derivatives does not arrive.
   */
  @ParameterizedTest
  @CsvSource({"32, 5", "40, 10"})
  void theGradientIsZeroForOrderedClasses(int classes, int features) {
    SplittableRandom random = new SplittableRandom(classes);
    double[][] rows = new double[SAMPLES][features];
    int[] labels = new int[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      labels[i] = random.nextInt(classes);
      for (int j = 0; j < features; j++) {
        rows[i][j] = (j == 0 ? labels[i] : 0) + 1.5 * random.nextGaussian();
      }
    }
    double[] weights = random.doubles(SAMPLES, 0.5, 1.5).toArray();
    SoftmaxRegression model = SoftmaxRegression.fit(rows, labels, classes, weights, 0);
    assertIsOptimal(model, rows, labels, classes, weights, 0);
  }

  private static void assertIsOptimal(
      SoftmaxRegression model,
      double[][] rows,
      int[] labels,
      int classes,
      double[] weights,
      double penalty) {
    int features = rows[0].length;
    double[][] gradient = new double[classes][features + 1];
    for (int i = 0; i < SAMPLES; i++) {
      double[] probabilities = probabilities(model, rows[i], classes);
      for (int c = 0; c < classes; c++) {
        double error = weights[i] * (probabilities[c] - (labels[i] == c ? 1 : 0));
        for (int j = 0; j < features; j++) {
          gradient[c][j] += error * rows[i][j];
        }
        gradient[c][features] += error;
      }
    }
    for (int c = 0; c < classes; c++) {
      double[] coefficients = model.coefficients(c);
      for (int j = 0; j <= features; j++) {
        double slope = gradient[c][j] + (j < features ? penalty * coefficients[j] : 0);
        assertEquals(0, slope / SAMPLES, 3e-5, "class " + c + ", coefficient " + j);
      }
    }
  }

  private static double[] probabilities(SoftmaxRegression model, double[] row, int classes) {
    double[] exponentials = new double[classes];
    for (int c = 0; c < classes; c++) {
      double[] coefficients = model.coefficients(c);
      double logit = coefficients[row.length];
      for (int j = 0; j < row.length; j++) {
        logit += coefficients[j] * row[j];
      }
      exponentials[c] = Math.exp(logit);
    }
    double total = Arrays.stream(exponentials).sum();
    return Arrays.stream(exponentials).map(each -> each / total).toArray();
  }
}
