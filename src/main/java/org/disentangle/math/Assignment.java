package org.disentangle.math;

import java.util.Arrays;

/**
 * The assignment problem: pairs of rows and columns, each in one pair at most, with the largest sum
 * of weights. Solved by the Hungarian method with shortest augmenting paths, O(n² m) for n rows and
 * m columns of which n is the smaller number.
 *
 * @see <a href="https://doi.org/10.1007/BF02278710">R. Jonker, A. Volgenant (1987), A shortest
 *     augmenting path algorithm for dense and sparse linear assignment problems</a>
 */
public final class Assignment {
  /** Stands for the column of a row that is in no pair. */
  public static final int NONE = -1;

  private Assignment() {}

  /**
   * The pairs with the largest sum; as many as there are rows, or columns if these are fewer.
   *
   * @param weights [n, m], finite; at least one row
   * @return [n] the column of each row, or {@link #NONE}
   */
  public static int[] largest(double[][] weights) {
    int rows = weights.length;
    int columns = weights[0].length;
    if (rows <= columns) {
      return solved(weights);
    }
    double[][] transposed = new double[columns][rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        transposed[j][i] = weights[i][j];
      }
    }
    int[] columnOf = new int[rows];
    Arrays.fill(columnOf, NONE);
    int[] rowOf = solved(transposed);
    for (int j = 0; j < columns; j++) {
      columnOf[rowOf[j]] = j;
    }
    return columnOf;
  }

  /**
   * Of no more rows than columns. Rows and columns are counted from 1; column 0 holds the row that
   * is being placed.
   */
  private static int[] solved(double[][] weights) {
    int rows = weights.length;
    int columns = weights[0].length;
    double[] rowPrice = new double[rows + 1];
    double[] columnPrice = new double[columns + 1];
    int[] rowOf = new int[columns + 1];
    int[] before = new int[columns + 1];
    for (int row = 1; row <= rows; row++) {
      rowOf[0] = row;
      double[] shortest = new double[columns + 1];
      Arrays.fill(shortest, Double.POSITIVE_INFINITY);
      boolean[] isReached = new boolean[columns + 1];
      int column = 0;
      do {
        isReached[column] = true;
        int from = rowOf[column];
        double least = Double.POSITIVE_INFINITY;
        int next = 0;
        for (int j = 1; j <= columns; j++) {
          if (!isReached[j]) {
            double length = -weights[from - 1][j - 1] - rowPrice[from] - columnPrice[j];
            if (length < shortest[j]) {
              shortest[j] = length;
              before[j] = column;
            }
            if (shortest[j] < least) {
              least = shortest[j];
              next = j;
            }
          }
        }
        for (int j = 0; j <= columns; j++) {
          if (isReached[j]) {
            rowPrice[rowOf[j]] += least;
            columnPrice[j] -= least;
          } else {
            shortest[j] -= least;
          }
        }
        column = next;
      } while (rowOf[column] != 0);
      while (column != 0) {
        rowOf[column] = rowOf[before[column]];
        column = before[column];
      }
    }
    int[] columnOf = new int[rows];
    for (int j = 1; j <= columns; j++) {
      if (rowOf[j] != 0) {
        columnOf[rowOf[j] - 1] = j - 1;
      }
    }
    return columnOf;
  }
}
