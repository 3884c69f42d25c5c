package org.disentangle.analysis.measure;

import org.disentangle.math.CompensatedSum;
import org.disentangle.math.Matrix;

/**
 * How far normal posteriors are from N(0, 1), latent by latent: the mean over the images of
 *
 * <pre>{@code  KL( N(m, v) || N(0, 1) ) = ( m^2 + v - 1 - log v ) / 2  }</pre>
 *
 * in nats (Kingma &amp; Welling 2014, appendix B), whatever the prior of the model is. It is the
 * cost of a latent when images are sent as codes under N(0, 1). It is 0 for a latent whose
 * posterior is N(0, 1) whatever the image.
 *
 * @param total the sum over the latents, with its standard error over the images
 * @param natsPerLatent [K]
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record GaussianKl(Estimate total, double[] natsPerLatent) {

  /**
   * Measures posteriors.
   *
   * @param means [n, K] one row an image, at least one
   * @param logVariances [n, K]
   */
  public static GaussianKl of(Matrix means, Matrix logVariances) {
    int latents = means.columns();
    double[] perImage = new double[means.rows()];
    double[] perLatent = new double[latents];
    for (int j = 0; j < latents; j++) {
      CompensatedSum sum = new CompensatedSum();
      for (int i = 0; i < means.rows(); i++) {
        double nats = nats(means.at(i, j), logVariances.at(i, j));
        sum.add(nats);
        perImage[i] += nats;
      }
      perLatent[j] = sum.value() / means.rows();
    }
    return new GaussianKl(Estimate.mean(perImage), perLatent);
  }

  private static double nats(double mean, double logVariance) {
    // v − 1 − log v loses all its digits near v = 1 unless exp(x) − 1 is taken as one.
    return (mean * mean + Math.expm1(logVariance) - logVariance) / 2;
  }
}
