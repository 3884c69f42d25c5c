package org.disentangle.analysis.measure;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.disentangle.math.Matrix;

/**
 * The statistics of each latent of a model whose latents are real numbers.
 *
 * @param codes the representation of the sample, [n, K]
 * @param moments of it over the sample
 * @param kl of the posteriors to N(0, I), whether they are over the latents or over another
 *     variable
 * @param klNats the same of each latent, [K]; empty unless the representation is their mean
 * @param fit of the aggregate posterior to the prior; empty where either cannot be drawn from
 * @param zeroShares the share of images whose code is exactly 0 in a latent, [K]; empty if the
 *     codes are indices, of which 0 is one like the others
 */
@SuppressWarnings("ArrayRecordComponent") // Handed to the tables, never compared.
public record LatentStatistics(
    Matrix codes,
    LatentMoments moments,
    Optional<Estimate> kl,
    Optional<double[]> klNats,
    Optional<AggregateFit> fit,
    Optional<double[]> zeroShares) {

  /**
   * Measures the latents of a sample.
   *
   * @param kl of the posteriors to N(0, I); empty without any
   * @param isOfLatents whether these are over the latents
   * @param fit of their aggregate to the prior
   * @param areIndices whether the codes are those of the values of quantised latents
   */
  public static LatentStatistics of(
      Matrix codes,
      Optional<GaussianKl> kl,
      boolean isOfLatents,
      Optional<AggregateFit> fit,
      boolean areIndices) {
    return new LatentStatistics(
        codes,
        LatentMoments.of(codes),
        kl.map(GaussianKl::total),
        kl.filter(found -> isOfLatents).map(GaussianKl::natsPerLatent),
        fit,
        areIndices ? Optional.empty() : Optional.of(zeroShares(codes)));
  }

  private static double[] zeroShares(Matrix codes) {
    double[] shares = new double[codes.columns()];
    for (int j = 0; j < shares.length; j++) {
      long zeros = Arrays.stream(codes.column(j)).filter(value -> value == 0).count();
      shares[j] = (double) zeros / codes.rows();
    }
    return shares;
  }

  /**
   * How many numbers of a code are exactly 0, on average over the images: from 0 to K. Empty if the
   * codes are indices.
   */
  public OptionalDouble meanZeros() {
    return zeroShares.stream().mapToDouble(shares -> Arrays.stream(shares).sum()).findAny();
  }
}
