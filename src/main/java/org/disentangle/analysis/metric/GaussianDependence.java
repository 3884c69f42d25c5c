package org.disentangle.analysis.metric;

import java.util.Arrays;
import org.disentangle.analysis.learner.FeatureColumns;
import org.disentangle.math.Matrix;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * The dependence between latents, measured from their covariances. Needs no factors.
 *
 * <p>With the covariance C of the codes (divisor n - 1) and its diagonal D:
 *
 * <ul>
 *   <li>total correlation of a Gaussian {@code (sum_j log C_jj - log det C) / 2}, in nats: its
 *       divergence from the product of its marginals; infinite if a latent is a linear function of
 *       others.
 *   <li>Wasserstein correlation {@code 2 tr C - 2 tr (D^(1/2) C D^(1/2))^(1/2)}: the squared
 *       distance between the same two, in squares of the latents' unit; and as a share of tr C.
 *   <li>mean absolute correlation of two latents, from 0 to 1.
 * </ul>
 *
 * <p>All are at least 0; lower is more independent. The first two follow disentanglement_lib's
 * {@code unsupervised_metrics}. Independent latents need not be disentangled ones.
 *
 * <p>Degenerate input: latents that do not vary are independent of all others and are left out; if
 * fewer than two vary, all are 0.
 *
 * @param totalCorrelationNats see above
 * @param wassersteinCorrelation see above
 * @param normalizedWasserstein the same over the sum of the variances
 * @param meanAbsoluteCorrelation see above
 * @see <a href="https://arxiv.org/abs/1811.12359">F. Locatello et al. (2019), Challenging common
 *     assumptions in the unsupervised learning of disentangled representations, section 5.3</a>
 */
public record GaussianDependence(
    double totalCorrelationNats,
    double wassersteinCorrelation,
    double normalizedWasserstein,
    double meanAbsoluteCorrelation) {
  /** An eigenvalue of a correlation matrix that is 0 but for rounding. */
  private static final double SINGULAR = 1e-13;

  /**
   * Measures codes.
   *
   * @param codes [n, K] one row a sample; finite
   * @throws IllegalArgumentException if there are fewer than two rows
   */
  public static GaussianDependence of(Matrix codes) {
    if (codes.rows() < 2) {
      throw new IllegalArgumentException(
          "a covariance needs at least 2 rows, but there is " + codes.rows());
    }
    double[][] rows = codes.toArray();
    Standardization scale = Standardization.of(rows);
    int[] varying = new int[codes.columns()];
    int count = 0;
    for (int j = 0; j < varying.length; j++) {
      double first = rows[0][j];
      int column = j;
      if (Arrays.stream(rows).anyMatch(row -> row[column] != first)) {
        varying[count++] = j;
      }
    }
    if (count < 2) {
      return new GaussianDependence(0, 0, 0, 0);
    }
    double[][] correlations = correlations(scale.apply(rows), Arrays.copyOf(varying, count));
    double unbiased = rows.length / (rows.length - 1.0);
    double[] variances = new double[count];
    double[][] product = new double[count][count];
    double absolute = 0;
    for (int a = 0; a < count; a++) {
      variances[a] = Math.pow(scale.deviations()[varying[a]], 2) * unbiased;
      for (int b = 0; b <= a; b++) {
        // D^(1/2) C D^(1/2) has the entries r_ab v_a v_b.
        product[a][b] = correlations[a][b] * variances[a] * variances[b];
        product[b][a] = product[a][b];
        absolute += a == b ? 0 : Math.abs(correlations[a][b]);
      }
    }
    double logDeterminant = 0;
    for (double eigenvalue : eigenvalues(correlations)) {
      logDeterminant += eigenvalue > SINGULAR ? Math.log(eigenvalue) : Double.NEGATIVE_INFINITY;
    }
    double trace = Arrays.stream(variances).sum();
    double roots =
        Arrays.stream(eigenvalues(product)).map(each -> Math.sqrt(Math.max(0, each))).sum();
    // Rounding may leave -1e-16 of independent latents.
    double wasserstein = Math.max(0, 2 * trace - 2 * roots);
    return new GaussianDependence(
        Math.max(0, -logDeterminant / 2),
        wasserstein,
        wasserstein / trace,
        absolute / (count * (count - 1) / 2.0));
  }

  private static double[][] correlations(double[][] scaled, int[] columns) {
    FeatureColumns features = FeatureColumns.of(scaled);
    double[][] correlations = new double[columns.length][columns.length];
    for (int a = 0; a < columns.length; a++) {
      for (int b = 0; b < columns.length; b++) {
        correlations[a][b] = features.products(columns[a], columns[b]) / scaled.length;
      }
    }
    return correlations;
  }

  private static double[] eigenvalues(double[][] symmetric) {
    return new EigenDecompositionSymmetric(
            new Array2DRowRealMatrix(symmetric, false),
            EigenDecompositionSymmetric.DEFAULT_EPSILON,
            true)
        .getEigenvalues();
  }
}
