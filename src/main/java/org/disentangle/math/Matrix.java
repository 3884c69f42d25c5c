package org.disentangle.math;

import java.util.stream.IntStream;

/**
 * A read-only matrix, such as codes: one row for each sample, one column for each latent. Several
 * threads may read it at a time; the implementation keeps the numbers in memory or in a file.
 */
public interface Matrix {

  /** How many rows there are. */
  int rows();

  /** How many numbers a row has; 0 if there is no row. */
  int columns();

  /**
   * One number.
   *
   * @throws IndexOutOfBoundsException if there is no such row or column
   */
  double at(int row, int column);

  /** One row, which may be shared and must not be changed. */
  default double[] row(int row) {
    double[] numbers = new double[columns()];
    for (int j = 0; j < numbers.length; j++) {
      numbers[j] = at(row, j);
    }
    return numbers;
  }

  /** A copy of one column. */
  default double[] column(int column) {
    double[] numbers = new double[rows()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = at(i, column);
    }
    return numbers;
  }

  /**
   * Some of the rows, in the order asked for, as a view; any may be asked for more than once.
   *
   * @param which kept, not copied
   */
  default Matrix rows(int[] which) {
    return new MatrixRows(this, which);
  }

  /** The first rows, as a view; all of them if there are no more. */
  default Matrix first(int most) {
    return most >= rows() ? this : rows(IntStream.range(0, most).toArray());
  }

  /** All rows in memory, each as {@link #row} gives it. */
  default double[][] toArray() {
    double[][] array = new double[rows()][];
    for (int i = 0; i < array.length; i++) {
      array[i] = row(i);
    }
    return array;
  }

  /**
   * Numbers that are in memory already.
   *
   * @param rows kept, not copied; they must not be changed any more
   * @throws IllegalArgumentException if rows have different lengths
   */
  static Matrix of(double[]... rows) {
    return ArrayMatrix.of(rows);
  }
}
