package org.disentangle.analysis.learner;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * The inverse of the Kronecker product of two symmetric positive definite matrices, which is the
 * product of their inverses: it never has to be written down.
 *
 * @param first [C, C] the inverse of the one of the outer index
 * @param second [W, W] of the inner one
 */
record KroneckerInverse(RealMatrix first, RealMatrix second) {

  static KroneckerInverse of(double[][] first, double[][] second) {
    return new KroneckerInverse(inverse(first), inverse(second));
  }

  private static RealMatrix inverse(double[][] matrix) {
    return new CholeskyDecomposition(
            new Array2DRowRealMatrix(matrix, false),
            CholeskyDecomposition.DEFAULT_RELATIVE_SYMMETRY_THRESHOLD,
            0)
        .getSolver()
        .getInverse();
  }

  /**
   * The product with a vector.
   *
   * @param vector [C, W] row by row
   */
  double[] times(double[] vector) {
    int width = second.getRowDimension();
    double[][] rows = new double[first.getRowDimension()][width];
    for (int d = 0; d < vector.length; d++) {
      rows[d / width][d % width] = vector[d];
    }
    double[][] product =
        first.multiply(new Array2DRowRealMatrix(rows, false)).multiply(second).getData();
    double[] times = new double[vector.length];
    for (int d = 0; d < times.length; d++) {
      times[d] = product[d / width][d % width];
    }
    return times;
  }
}
