package org.disentangle.analysis.metric;

import java.util.Arrays;
import java.util.Optional;
import org.disentangle.math.Matrix;

/**
 * The perfect code, whose latents are the factors themselves: an upper bound of the gap with binned
 * latents.
 */
public final class PerfectCode {
  private PerfectCode() {}

  /**
   * Its mutual information gap on a sample: under 1 where a factor has more classes than there are
   * bins, or tells about another. A latent has no value where its factor's class is unknown, so
   * that it is of the images whose class is known in every factor.
   *
   * @param classes [n, F] of the sample
   * @param bins equal-width bins that a latent is cut into
   * @return empty where it is not defined: with fewer than two factors, without a factor that
   *     varies, or with no more images than factors
   */
  public static Optional<MutualInformationGap> gap(int[][] classes, int bins) {
    int[][] known =
        Arrays.stream(classes)
            .filter(row -> Arrays.stream(row).noneMatch(each -> each == LabelledCodes.UNKNOWN))
            .toArray(int[][]::new);
    if (classes[0].length < 2 || known.length <= classes[0].length) {
      return Optional.empty();
    }
    Matrix codes =
        Matrix.of(
            Arrays.stream(known)
                .map(row -> Arrays.stream(row).asDoubleStream().toArray())
                .toArray(double[][]::new));
    return Optional.of(MutualInformationMatrix.of(codes, known, bins))
        .filter(MutualInformationGap::isDefined)
        .map(MutualInformationGap::of);
  }
}
