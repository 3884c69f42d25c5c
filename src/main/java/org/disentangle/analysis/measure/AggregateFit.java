package org.disentangle.analysis.measure;

import java.util.Random;
import org.disentangle.math.CompensatedSum;
import org.disentangle.math.Matrix;

/**
 * The distance between the aggregate posterior and the prior: the 1-Wasserstein distance ({@link
 * Wasserstein}) of draws from the aggregate posterior, q(z) = 1/N Σᵢ q(z|xᵢ) (Tomczak &amp; Welling
 * 2018, section 2), and of draws from p(z), in standard deviations of the prior. Where the two
 * differ, codes are decoded in sampling that were never decoded in training, or the other way
 * round.
 *
 * <p>The standard deviation is one number for all latents, the root of their mean variance under
 * the prior: a learned prior may stand at any scale. That of N(0, I) is 1.
 *
 * @param distance sliced, from 0
 * @param floor the same distance between two samples of the prior: with n draws, smaller distances
 *     cannot be distinguished from 0
 * @param perLatent the distance in each latent by itself, [K]
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record AggregateFit(double distance, double floor, double[] perLatent) {
  private static final int DIRECTIONS = 100;

  /**
   * Measures draws.
   *
   * @param posterior of q(z), [n, K]
   * @param prior of p(z), [n, K]
   * @param priorAgain of p(z), independent of the others, [n, K]
   * @param random draws the directions of the slices
   * @return NaN everywhere if the prior does not vary at all
   */
  public static AggregateFit of(
      double[][] posterior, double[][] prior, double[][] priorAgain, Random random) {
    int latents = prior[0].length;
    double variance = CompensatedSum.of(LatentMoments.of(Matrix.of(prior)).variances()) / latents;
    double unit = variance > 0 ? Math.sqrt(variance) : Double.NaN;
    double[] perLatent = new double[latents];
    for (int j = 0; j < latents; j++) {
      perLatent[j] = Wasserstein.distance(column(posterior, j), column(prior, j)) / unit;
    }
    return new AggregateFit(
        Wasserstein.sliced(posterior, prior, DIRECTIONS, random) / unit,
        Wasserstein.sliced(priorAgain, prior, DIRECTIONS, random) / unit,
        perLatent);
  }

  private static double[] column(double[][] rows, int column) {
    double[] values = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = rows[i][column];
    }
    return values;
  }
}
