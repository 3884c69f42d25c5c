package org.disentangle.analysis.measure;

/**
 * Which latents two images do not share, by the rule of Locatello et al. (2020), section 4.1: those
 * whose posteriors are farther apart than halfway between the closest and the farthest latent, in
 * KL(q1 ‖ q2).
 */
public final class OwnLatents {
  private OwnLatents() {}

  /**
   * Compares the posteriors of two images.
   *
   * @param mean1 of the first image, [K]
   * @param mean2 of the second image, [K]
   * @return [K]; none is true where all are equally far apart, as for equal images
   */
  public static boolean[] of(
      double[] mean1, double[] logVariance1, double[] mean2, double[] logVariance2) {
    double[] kl = new double[mean1.length];
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < kl.length; k++) {
      double logRatio = logVariance1[k] - logVariance2[k];
      double apart = mean2[k] - mean1[k];
      kl[k] = (Math.exp(logRatio) + apart * apart * Math.exp(-logVariance2[k]) - 1 - logRatio) / 2;
      lowest = Math.min(lowest, kl[k]);
      highest = Math.max(highest, kl[k]);
    }
    boolean[] own = new boolean[kl.length];
    for (int k = 0; k < own.length; k++) {
      own[k] = highest > lowest && kl[k] >= (lowest + highest) / 2;
    }
    return own;
  }
}
