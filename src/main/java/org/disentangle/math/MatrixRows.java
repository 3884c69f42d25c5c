package org.disentangle.math;

import java.util.Arrays;

/**
 * A view of some rows of another matrix.
 *
 * @param all the other matrix
 * @param which their numbers there, shared
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
record MatrixRows(Matrix all, int[] which) implements Matrix {

  @Override
  public int rows() {
    return which.length;
  }

  @Override
  public int columns() {
    return which.length == 0 ? 0 : all.columns();
  }

  @Override
  public double at(int row, int column) {
    return all.at(which[row], column);
  }

  @Override
  public double[] row(int row) {
    return all.row(which[row]);
  }

  /**
   * If many rows are requested, for example those of a bootstrap sample, the whole column is first
   * read in order: out of order, each number would have to be fetched from memory separately.
   */
  @Override
  public double[] column(int column) {
    if (which.length < all.rows() / 2) {
      return Matrix.super.column(column);
    }
    double[] whole = all.column(column);
    double[] numbers = new double[which.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = whole[which[i]];
    }
    return numbers;
  }

  /** Rows of the matrix itself: a view of a view would look every number up twice. */
  @Override
  public Matrix rows(int[] some) {
    return new MatrixRows(all, Arrays.stream(some).map(i -> which[i]).toArray());
  }
}
