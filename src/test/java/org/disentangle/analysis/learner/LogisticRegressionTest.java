package org.disentangle.analysis.learner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models by Newton's method in blocks and lanes against the condition that the optimum meets. */
class LogisticRegressionTest {
  private static final int FEATURES = 3;

  private static double[][] rows(int samples, SplittableRandom random) {
    double[][] rows = new double[samples][FEATURES];
    for (double[] row : rows) {
      row[0] = random.nextGaussian();
      row[1] = 0.7 * row[0] + random.nextGaussian();
      row[2] = 5 * random.nextDouble() - 2;
    }
    return rows;
  }

  private static int[] labels(double[][] rows, double noise, SplittableRandom random) {
    int[] labels = new int[rows.length];
    for (int i = 0; i < labels.length; i++) {
      double signal = rows[i][0] - 2 * rows[i][2] + noise * random.nextGaussian();
      labels[i] = signal > 1 ? 2 : signal > -2 ? 1 : 0;
    }
    return labels;
  }

  /**
   * Sizes about a block's, noise from none that matters to nearly all, from the start and from the
   * model of other samples: the gradient, summed row by row in doubles, is 0 in units of the
   * standard error that it has by chance.
   */
  @ParameterizedTest
  @ValueSource(ints = {30, 511, 512, 513, 3000})
  void theGradientIsZeroAtTheModel(int samples) {
    for (double noise : new double[] {0.3, 2, 20}) {
      SplittableRandom random = new SplittableRandom(samples);
      double[][] rows = rows(samples, random);
      int[] labels = labels(rows, noise, random);
      FeatureColumns columns = FeatureColumns.of(rows);
      double[][] others = rows(samples, random);
      int[] otherLabels = labels(others, noise, random);
      for (int fit = 0; fit < 6; fit++) {
        int label = fit / 2;
        boolean isFromOther = fit % 2 == 1;
        LogisticRegression other =
            LogisticRegression.fit(FeatureColumns.of(others), otherLabels, label);
        LogisticRegression model =
            LogisticRegression.fit(
                columns, labels, label, Optional.of(other).filter(similar -> isFromOther));
        double[] decisions = model.decisions(columns);
        double[] weights = weights(rows, decisions);
        double[] gradient = {weights[0], weights[1], weights[2], 0};
        double curvature = 1;
        for (int i = 0; i < samples; i++) {
          double probability = 1 / (1 + Math.exp(-decisions[i]));
          double error = probability - (labels[i] == label ? 1 : 0);
          curvature += probability * (1 - probability);
          for (int j = 0; j < FEATURES; j++) {
            gradient[j] += error * rows[i][j];
          }
          gradient[FEATURES] += error;
        }
        double[] zeros = new double[FEATURES + 1];
        assertArrayEquals(zeros, gradient, 2e-3 * Math.sqrt(curvature), samples + ", " + noise);
      }
    }
  }

  /** The weights that give decisions, from differences between four rows, by Cramer's rule. */
  private static double[] weights(double[][] rows, double[] decisions) {
    double[][] matrix = new double[FEATURES][];
    double[] sides = new double[FEATURES];
    for (int r = 0; r < FEATURES; r++) {
      matrix[r] = new double[FEATURES];
      sides[r] = decisions[r + 1] - decisions[0];
      for (int j = 0; j < FEATURES; j++) {
        matrix[r][j] = rows[r + 1][j] - rows[0][j];
      }
    }
    double whole = determinant(matrix);
    double[] weights = new double[FEATURES];
    for (int j = 0; j < FEATURES; j++) {
      double[][] replaced = new double[FEATURES][];
      for (int r = 0; r < FEATURES; r++) {
        replaced[r] = matrix[r].clone();
        replaced[r][j] = sides[r];
      }
      weights[j] = determinant(replaced) / whole;
    }
    return weights;
  }

  private static double determinant(double[][] m) {
    return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
        - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
        + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
  }

  @Test
  void aClassOfAllOrNoneIsNotSeparated() {
    FeatureColumns columns = FeatureColumns.of(rows(5, new SplittableRandom(1)));
    for (int label = 0; label < 2; label++) {
      assertArrayEquals(
          new double[5],
          LogisticRegression.fit(columns, new int[] {1, 1, 1, 1, 1}, label).decisions(columns));
    }
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> LogisticRegression.fit(columns, new int[] {1, 0}, 1));
    assertEquals("5 rows and 2 labels: expected as many of each", thrown.getMessage());
  }
}
