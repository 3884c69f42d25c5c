package org.disentangle.analysis.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.disentangle.analysis.GoldenMatrix;
import org.disentangle.math.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalComponentsTest {

  @ParameterizedTest
  @ValueSource(strings = {"identity", "mixed", "random"})
  void agreesWithScikitLearn(String matrix) {
    double[][] codes = GoldenMatrix.doubles(matrix + "-codes");
    double[][] expected = GoldenMatrix.doubles(matrix + "-pca");
    double[][] expectedScores = GoldenMatrix.doubles(matrix + "-scores");
    PrincipalComponents components = PrincipalComponents.of(Matrix.of(codes));
    double[][] scores = components.scores(codes, components.count());
    double cumulative = 0;
    for (int c = 0; c < expected.length; c++) {
      assertEquals(expected[c][1], components.eigenvalues()[c], 1e-9);
      assertEquals(expected[c][2], components.explainedRatios()[c], 1e-9);
      cumulative += expected[c][2];
      assertEquals(cumulative, components.cumulativeRatios()[c], 1e-9);
      // A component without variance may point anywhere in the null space.
      if (expected[c][1] > 1e-12) {
        for (int j = 0; j < codes[0].length; j++) {
          assertEquals(expected[c][3 + j], components.component(c)[j], 1e-9);
        }
        for (int i = 0; i < codes.length; i++) {
          assertEquals(expectedScores[i][c], scores[i][c], 1e-9);
        }
      }
    }
  }

  @Test
  void oneColumnIsItsOwnComponent() {
    PrincipalComponents components =
        PrincipalComponents.of(Matrix.of(new double[][] {{1}, {2}, {3}}));
    assertArrayEquals(new double[] {1}, components.eigenvalues(), 0);
    assertArrayEquals(new double[] {1}, components.component(0), 0);
    assertArrayEquals(new double[] {1}, components.cumulativeRatios(), 0);
    assertEquals(-1, components.scores(new double[][] {{1}}, 1)[0][0], 0);
  }

  @Test
  void constantColumnsExplainNothing() {
    double[][] data = {{0.1, 5, 7}, {0.1, 6, 7}, {0.1, 7, 7}, {0.1, 9, 7}};
    PrincipalComponents components = PrincipalComponents.of(Matrix.of(data));
    assertArrayEquals(new double[] {1, 0, 0}, components.explainedRatios(), 1e-15);
    assertArrayEquals(new double[] {0, 1, 0}, components.component(0), 1e-15);
  }

  @Test
  void ratiosAreUndefinedWithoutVariance() {
    double[][] data = {{0.1, 0.3}, {0.1, 0.3}, {0.1, 0.3}};
    PrincipalComponents components = PrincipalComponents.of(Matrix.of(data));
    assertArrayEquals(new double[] {0, 0}, components.eigenvalues(), 0);
    assertTrue(Double.isNaN(components.explainedRatios()[0]));
    assertTrue(Double.isNaN(components.cumulativeRatios()[1]));
    assertEquals(0, components.scores(data, 2)[1][0], 0);
  }

  /** Both loadings of y = -x have the magnitude sqrt(1/2): the first is made positive. */
  @Test
  void signOfATieFollowsTheFirstLoading() {
    double[][] data = {{1, -1}, {2, -2}, {4, -4}, {-3, 3}};
    double[] loadings = PrincipalComponents.of(Matrix.of(data)).component(0);
    assertArrayEquals(new double[] {Math.sqrt(0.5), -Math.sqrt(0.5)}, loadings, 1e-12);
    double[][] turned = {{-1, 1}, {-2, 2}, {-4, 4}, {3, -3}};
    assertArrayEquals(loadings, PrincipalComponents.of(Matrix.of(turned)).component(0), 1e-12);
  }

  @Test
  void refusesWhatHasNoVariance() {
    assertThrows(
        IllegalArgumentException.class,
        () -> PrincipalComponents.of(Matrix.of(new double[][] {{1, 2}})));
    assertThrows(
        IllegalArgumentException.class,
        () -> PrincipalComponents.of(Matrix.of(new double[][] {{}, {}})));
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> PrincipalComponents.of(Matrix.of(new double[][] {{1, 2}, {3, Double.NaN}})))
            .getMessage();
    assertTrue(message.contains("row 1, column 1"), message);
    assertThrows(
        IllegalArgumentException.class,
        () -> PrincipalComponents.of(Matrix.of(new double[][] {{1, 2}, {3}})));
  }

  /** Sixteen positions of eight columns, each one of three vectors: what few codes look like. */
  @Test
  void aCovarianceOfLowRankIsTakenApartToo() {
    Random random = new Random(4);
    double[][] vectors = new double[3][8];
    for (double[] vector : vectors) {
      Arrays.setAll(vector, j -> (float) random.nextGaussian());
    }
    double[][] data = new double[300][128];
    for (double[] row : data) {
      for (int position = 0; position < 16; position++) {
        System.arraycopy(vectors[random.nextInt(3)], 0, row, 8 * position, 8);
      }
    }
    PrincipalComponents components = PrincipalComponents.of(Matrix.of(data));
    double[] eigenvalues = components.eigenvalues();
    assertTrue(eigenvalues[31] > 1e-3 * eigenvalues[0], "two directions a position");
    assertTrue(eigenvalues[32] < 1e-13 * eigenvalues[0], "and no more");
    // The components give each row back, and the first 32 do so alone.
    double[][] scores = components.scores(data, 32);
    for (int j = 0; j < 128; j++) {
      double value = components.mean()[j];
      for (int c = 0; c < 32; c++) {
        value += scores[7][c] * components.component(c)[j];
      }
      assertEquals(data[7][j], value, 1e-10);
    }
  }
}
