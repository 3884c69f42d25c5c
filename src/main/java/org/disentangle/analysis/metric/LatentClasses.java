package org.disentangle.analysis.metric;

import java.util.Arrays;
import java.util.Optional;

/**
 * The classes that the values of a latent are counted in.
 *
 * <p>Codes of quantised latents are whole numbers, and each number is a class: that is so of a
 * latent all of whose values are whole, and of which each distinct value has in the mean at least
 * {@value #SHARED} of the samples that are measured. Every other latent is cut into {@link
 * EqualWidthBins}.
 */
final class LatentClasses {
  /** As few samples a class as let numbers of labels be classes. */
  private static final int SHARED = 5;

  private LatentClasses() {}

  /**
   * The class of each value, from 0.
   *
   * @param bins equal-width bins for a latent that is not counted by its whole numbers
   */
  static int[] of(double[] values, int bins) {
    return ofWholeNumbers(values).orElseGet(() -> EqualWidthBins.assign(values, bins));
  }

  /** The class of each value if the latent is counted by its whole numbers. */
  static Optional<int[]> ofWholeNumbers(double[] values) {
    if (Arrays.stream(values).anyMatch(value -> value != Math.rint(value))) {
      return Optional.empty();
    }
    double[] sorted = Arrays.stream(values).map(value -> value + 0.0).sorted().toArray();
    int distinct = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[distinct++] = sorted[i];
      }
    }
    if ((long) SHARED * distinct > values.length) {
      return Optional.empty();
    }
    int classes = distinct;
    return Optional.of(
        Arrays.stream(values)
            // Positive and negative zero are one number.
            .mapToInt(value -> Arrays.binarySearch(sorted, 0, classes, value + 0.0))
            .toArray());
  }
}
