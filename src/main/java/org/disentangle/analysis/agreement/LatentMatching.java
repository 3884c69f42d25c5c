package org.disentangle.analysis.agreement;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.disentangle.math.Assignment;

/**
 * Which latents of one code answer to which of another code of the same images: the matching, one
 * to one, with the largest sum of absolute rank correlations (Spearman, as in {@link
 * UnsupervisedRanking}).
 *
 * <p>Where one code has more latents than the other, some of its latents are left without a match;
 * so is a latent that correlates with no other at all, such as one that does not vary.
 *
 * @param correlations [K, L] with its sign: a match of −1 is the same latent, turned round
 * @param matches [K] of each latent of the first code its match in the second, or {@link
 *     Assignment#NONE}
 * @see <a href="https://arxiv.org/abs/1605.06336">A. Hyvärinen, H. Morioka (2016), Unsupervised
 *     feature extraction by time-contrastive learning and nonlinear ICA</a>
 */
@SuppressWarnings("ArrayRecordComponent") // Handed to the table, never compared.
public record LatentMatching(double[][] correlations, int[] matches) {
  /**
   * Matches latents.
   *
   * @param first [n, K]
   * @param second [n, L], the codes of the same images in the same order
   * @throws IllegalArgumentException if they have different numbers of rows
   */
  public static LatentMatching of(double[][] first, double[][] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          "codes have %s and %s rows: the same images are expected"
              .formatted(first.length, second.length));
    }
    double[][] correlations = RankCorrelation.of(first, second);
    double[][] sizes =
        Arrays.stream(correlations)
            .map(row -> Arrays.stream(row).map(Math::abs).toArray())
            .toArray(double[][]::new);
    int[] matches = Assignment.largest(sizes);
    for (int latent = 0; latent < matches.length; latent++) {
      if (matches[latent] != Assignment.NONE && sizes[latent][matches[latent]] == 0) {
        matches[latent] = Assignment.NONE;
      }
    }
    return new LatentMatching(correlations, matches);
  }

  /** The match of a latent of the first code; empty if it has none. */
  public OptionalInt match(int latent) {
    return matches[latent] == Assignment.NONE
        ? OptionalInt.empty()
        : OptionalInt.of(matches[latent]);
  }

  /** The mean size of the correlation over all matches that there could be; from 0 to 1. */
  public double meanCorrelation() {
    double sum =
        IntStream.range(0, matches.length)
            .filter(latent -> matches[latent] != Assignment.NONE)
            .mapToDouble(latent -> Math.abs(correlations[latent][matches[latent]]))
            .sum();
    return sum / Math.min(matches.length, correlations[0].length);
  }
}
