package org.disentangle.math;

/**
 * A matrix in memory.
 *
 * @param array of rows of equal length, shared
 * @param columns their length
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
record ArrayMatrix(double[][] array, int columns) implements Matrix {

  /**
   * Checks the rows.
   *
   * @throws IllegalArgumentException if they have different lengths
   */
  static ArrayMatrix of(double[][] array) {
    int columns = array.length == 0 ? 0 : array[0].length;
    for (int i = 0; i < array.length; i++) {
      if (array[i].length != columns) {
        throw new IllegalArgumentException(
            "row " + i + " has " + array[i].length + " columns, but row 0 has " + columns);
      }
    }
    return new ArrayMatrix(array, columns);
  }

  @Override
  public int rows() {
    return array.length;
  }

  @Override
  public double at(int row, int column) {
    return array[row][column];
  }

  @Override
  public double[] row(int row) {
    return array[row];
  }

  /** The same rows, not copies. */
  @Override
  public Matrix rows(int[] which) {
    double[][] some = new double[which.length][];
    for (int i = 0; i < some.length; i++) {
      some[i] = array[which[i]];
    }
    return new ArrayMatrix(some, which.length == 0 ? 0 : columns);
  }

  @Override
  public double[] column(int column) {
    double[] numbers = new double[array.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array[i][column];
    }
    return numbers;
  }
}
