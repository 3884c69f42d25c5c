package org.disentangle.analysis.metric;

import org.disentangle.math.Matrix;

/**
 * Modularity: does each latent tell about one factor only?
 *
 * <p>Definition: with the mutual information {@code I_jk} of latent j and factor k, {@code 1 -
 * (sum_k I_jk^2 - max_k I_jk^2) / (max_k I_jk^2 (F - 1))} for each latent, 0 for a latent that
 * tells nothing; then the mean over the latents. Estimator: {@link MutualInformationMatrix}, as in
 * disentanglement_lib; continuous factors by their classes of equal count. Factors without entropy,
 * or not measured, are ignored.
 *
 * <p>Range [0, 1], higher is better. A plug-in estimate of what a dead latent tells is noise, which
 * may look modular: random codes score 0.8 or so on dSprites, because the noise is larger the more
 * classes a factor has. Read it against its chance.
 *
 * <p>Degenerate input: with one factor every latent that tells anything is modular (1).
 *
 * @param score the mean over the latents
 * @see <a href="https://arxiv.org/abs/1802.05312">K. Ridgeway, M. Mozer (2018), Learning deep
 *     disentangled embeddings with the F-statistic loss, section 3</a>
 */
public record Modularity(double score) {

  /**
   * Measures codes against factors.
   *
   * @param codes [n, K] one row a sample, one column a latent
   * @param factors [n, F] one row a sample, one column a factor; classes from 0
   * @param bins equal-width bins a latent is cut into that is not of whole numbers
   * @throws IllegalArgumentException if the arrays do not fit (see {@link
   *     MutualInformationMatrix#of})
   */
  public static Modularity of(double[][] codes, int[][] factors, int bins) {
    return of(MutualInformationMatrix.of(Matrix.of(codes), factors, bins));
  }

  /** Scores a matrix. */
  public static Modularity of(MutualInformationMatrix matrix) {
    int factors = 0;
    for (int k = 0; k < matrix.factors(); k++) {
      factors += matrix.factorEntropyNats(k) > 0 ? 1 : 0;
    }
    double sum = 0;
    for (int j = 0; j < matrix.latents(); j++) {
      double squares = 0;
      double largest = 0;
      for (int k = 0; k < matrix.factors(); k++) {
        double square = matrix.nats(j, k) * matrix.nats(j, k);
        squares += square;
        largest = Math.max(largest, square);
      }
      if (largest > 0) {
        sum += factors == 1 ? 1 : 1 - (squares - largest) / (largest * (factors - 1));
      }
    }
    return new Modularity(sum / matrix.latents());
  }
}
