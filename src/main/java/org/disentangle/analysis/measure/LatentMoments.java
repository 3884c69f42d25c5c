package org.disentangle.analysis.measure;

import java.util.Arrays;
import org.disentangle.math.CompensatedSum;
import org.disentangle.math.Matrix;

/**
 * Mean and variance of each latent over a sample of images.
 *
 * @param means [K]
 * @param variances [K], dividing by n − 1
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record LatentMoments(double[] means, double[] variances) {
  /** The variance above which a latent counts as active. */
  public static final double ACTIVE = 0.01;

  /**
   * Measures codes, in two passes over them.
   *
   * @param codes [n, K] one row an image; finite
   * @throws IllegalArgumentException if there are fewer than two rows
   */
  public static LatentMoments of(Matrix codes) {
    if (codes.rows() < 2) {
      throw new IllegalArgumentException(
          "a variance needs two codes, but there are " + codes.rows());
    }
    int latents = codes.columns();
    double[] means = new double[latents];
    double[] variances = new double[latents];
    for (int j = 0; j < latents; j++) {
      double[] latent = codes.column(j);
      means[j] = CompensatedSum.of(latent) / latent.length;
      CompensatedSum squares = new CompensatedSum();
      for (double value : latent) {
        squares.add((value - means[j]) * (value - means[j]));
      }
      variances[j] = squares.value() / (latent.length - 1);
    }
    return new LatentMoments(means, variances);
  }

  /**
   * Whether the code of an image moves this latent: its variance over the images is above {@value
   * #ACTIVE}.
   *
   * <p>Burda et al. (2016), "Importance Weighted Autoencoders", section 5.2: A_u = Var_x(E_q(z|x)
   * [z_u]) &gt; 0.01. The threshold supposes a prior of variance 1.
   */
  public boolean isActive(int latent) {
    return variances[latent] > ACTIVE;
  }

  /** How many latents are active, from 0 to K. */
  public int activeUnits() {
    return (int) Arrays.stream(variances).filter(variance -> variance > ACTIVE).count();
  }

  /**
   * The mean squared distance of the codes of two different images of the sample: 2 Σ_j of the
   * variances.
   */
  public double squaredDistanceOfTwo() {
    return 2 * CompensatedSum.of(variances);
  }
}
