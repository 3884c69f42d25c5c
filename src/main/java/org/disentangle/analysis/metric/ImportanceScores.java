package org.disentangle.analysis.metric;

import java.util.Arrays;

/**
 * Disentanglement and completeness, computed from a matrix of importances.
 *
 * <p>With {@code R_jk}, the importance of latent j for predicting factor k:
 *
 * <ul>
 *   <li>disentanglement {@code sum_j rho_j (1 - H_F(R_j. / sum R_j.))}: does each latent count for
 *       one factor only? H_F is the entropy in units of log F, rho_j the latent's share of all
 *       importance.
 *   <li>completeness {@code sum_k rho_k (1 - H_K(R_.k / sum R_.k))}: does each factor need one
 *       latent only?
 * </ul>
 *
 * <p>Range [0, 1], higher is better. As in disentanglement_lib, 1e-11 is added to every importance
 * before the entropies. All importances equal, or all 0, give 0.
 *
 * <p>Degenerate input: one factor is all that a latent can count for (disentanglement 1), one
 * latent all that a factor can need (completeness 1).
 *
 * @param disentanglement see above
 * @param completeness see above
 * @see <a href="https://openreview.net/forum?id=By-7dz-AZ">C. Eastwood, C. Williams (2018), A
 *     framework for the quantitative evaluation of disentangled representations, section 2</a>
 */
public record ImportanceScores(double disentanglement, double completeness) {
  private static final double SMOOTHING = 1e-11;

  /**
   * Scores a matrix.
   *
   * @param importances [K, F], not negative
   * @throws IllegalArgumentException if it is empty
   */
  public static ImportanceScores of(double[][] importances) {
    if (importances.length == 0 || importances[0].length == 0) {
      throw new IllegalArgumentException("the matrix of importances is empty");
    }
    return new ImportanceScores(concentration(importances), concentration(transposed(importances)));
  }

  /**
   * How concentrated the rows are, on average by their weight. Both sums round alike, so that no
   * score is above 1.
   */
  private static double concentration(double[][] rows) {
    double[] weights = Arrays.stream(rows).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
    if (Arrays.stream(weights).allMatch(weight -> weight == 0)) {
      Arrays.fill(weights, 1);
    }
    double total = 0;
    double score = 0;
    for (int i = 0; i < rows.length; i++) {
      total += weights[i];
      score += weights[i] * (1 - relativeEntropy(rows[i]));
    }
    return score / total;
  }

  /** The entropy of a row as a share of the largest possible; 0 for a single entry. */
  private static double relativeEntropy(double[] row) {
    if (row.length == 1) {
      return 0;
    }
    double sum = Arrays.stream(row).map(each -> each + SMOOTHING).sum();
    double entropy = 0;
    for (double each : row) {
      double share = (each + SMOOTHING) / sum;
      entropy -= share * Math.log(share);
    }
    return entropy / Math.log(row.length);
  }

  private static double[][] transposed(double[][] matrix) {
    double[][] transposed = new double[matrix[0].length][matrix.length];
    for (int j = 0; j < matrix.length; j++) {
      for (int k = 0; k < matrix[j].length; k++) {
        transposed[k][j] = matrix[j][k];
      }
    }
    return transposed;
  }
}
