package org.disentangle.analysis.metric;

import org.disentangle.math.Information;
import org.disentangle.math.Matrix;

/**
 * The mutual information of two latents, on average over the pairs. Needs no factors.
 *
 * <p>Estimator: latents cut into {@link EqualWidthBins}, or counted by their {@linkplain
 * LatentClasses whole numbers} where they have these; plug-in frequencies, in nats: the {@code
 * mutual_info_score} of disentanglement_lib's unsupervised metrics. From 0; lower is more
 * independent. The plug-in estimate is above 0 for independent latents, by about 0.018 nats with 20
 * bins and 10,000 samples spread evenly.
 *
 * <p>Cost O(n K^2) time.
 *
 * @param meanNats the mean over the pairs
 * @param nats [K, K], 0 on the diagonal
 */
public record LatentInformation(double meanNats, double[][] nats) {

  /**
   * Measures codes.
   *
   * @param codes [n, K] one row a sample
   * @param bins equal-width bins a latent is cut into that is not of whole numbers
   * @throws IllegalArgumentException if there are fewer than two latents, or a code is not finite
   */
  public static LatentInformation of(Matrix codes, int bins) {
    int latents = codes.columns();
    if (latents < 2) {
      throw new IllegalArgumentException(
          "a pair needs at least 2 latents, but there is " + latents);
    }
    int[][] binned = new int[latents][];
    for (int j = 0; j < latents; j++) {
      binned[j] = LatentClasses.of(codes.column(j), bins);
    }
    double[][] nats = new double[latents][latents];
    double sum = 0;
    for (int j = 0; j < latents; j++) {
      for (int k = 0; k < j; k++) {
        nats[j][k] = Information.mutualInformationNats(binned[j], binned[k]);
        nats[k][j] = nats[j][k];
        sum += nats[j][k];
      }
    }
    return new LatentInformation(sum / (latents * (latents - 1) / 2.0), nats);
  }
}
