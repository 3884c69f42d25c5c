package org.disentangle.analysis.learner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The inverse against the product of both matrices written down. */
class KroneckerInverseTest {
  private static double[][] positiveDefinite(int size, SplittableRandom random) {
    double[][] factor = new double[size][size];
    for (double[] row : factor) {
      for (int j = 0; j < size; j++) {
        row[j] = random.nextGaussian();
      }
    }
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        matrix[i][j] = i == j ? 1 : 0;
        for (int k = 0; k < size; k++) {
          matrix[i][j] += factor[i][k] * factor[j][k];
        }
      }
    }
    return matrix;
  }

  @Test
  void undoesTheProduct() {
    SplittableRandom random = new SplittableRandom(4);
    int outer = 3;
    int inner = 4;
    double[][] first = positiveDefinite(outer, random);
    double[][] second = positiveDefinite(inner, random);
    double[] vector = random.doubles((long) outer * inner, -1, 1).toArray();
    double[] product = new double[vector.length];
    for (int d = 0; d < product.length; d++) {
      for (int e = 0; e < vector.length; e++) {
        product[d] += first[d / inner][e / inner] * second[d % inner][e % inner] * vector[e];
      }
    }
    assertArrayEquals(vector, KroneckerInverse.of(first, second).times(product), 1e-12);
  }
}
