package org.disentangle.analysis.metric;

/** The gap between the largest and the second largest of some numbers. */
final class TopGap {
  private TopGap() {}

  /**
   * The mean over the columns of the difference between the largest and the second largest number.
   *
   * @throws IllegalArgumentException if there are fewer than two rows
   */
  static double mean(double[][] matrix) {
    if (matrix.length < 2) {
      throw new IllegalArgumentException(
          "a gap needs at least 2 latents, but there is " + matrix.length);
    }
    double sum = 0;
    int columns = matrix[0].length;
    for (int k = 0; k < columns; k++) {
      double largest = Double.NEGATIVE_INFINITY;
      double second = Double.NEGATIVE_INFINITY;
      for (double[] row : matrix) {
        if (row[k] > largest) {
          second = largest;
          largest = row[k];
        } else {
          second = Math.max(second, row[k]);
        }
      }
      sum += largest - second;
    }
    return sum / columns;
  }
}
