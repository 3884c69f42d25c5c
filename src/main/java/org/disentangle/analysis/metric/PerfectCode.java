package org.disentangle.analysis.metric;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.math.Matrix;

/**
 * The perfect code, whose latents are the factors themselves: an upper bound of the gap with binned
 * latents.
 */
public final class PerfectCode {
  private PerfectCode() {}

  /**
   * Its mutual information gap on a sample: under 1 where a factor has more classes than there are
   * bins, or tells about another. A latent is the class of its factor, of a continuous one the
   * number. It has no value where that is unknown, so that the gap is of the images whose label is
   * known in every factor.
   *
   * @param factors [F] what is known of the sample
   * @param bins equal-width bins that a latent is cut into
   * @return empty where it is not defined: with fewer than two factors, without a factor that
   *     varies, or with no more images than factors
   */
  public static Optional<MutualInformationGap> gap(List<FactorLabels> factors, int bins) {
    if (factors.size() < 2) {
      return Optional.empty();
    }
    int[] known =
        IntStream.range(0, factors.get(0).samples())
            .filter(i -> factors.stream().allMatch(factor -> factor.isKnown(i)))
            .toArray();
    if (known.length <= factors.size()) {
      return Optional.empty();
    }
    List<FactorLabels> kept = factors.stream().map(factor -> factor.rows(known)).toList();
    double[][] codes = new double[known.length][factors.size()];
    for (int k = 0; k < factors.size(); k++) {
      double[] latent = kept.get(k).values();
      for (int i = 0; i < codes.length; i++) {
        codes[i][k] = latent[i];
      }
    }
    return Optional.of(
            MutualInformationMatrix.of(
                new LabelledCodes(Matrix.of(codes), kept),
                latent -> EqualWidthBins.assign(latent, bins)))
        .filter(MutualInformationGap::isDefined)
        .map(MutualInformationGap::of);
  }
}
