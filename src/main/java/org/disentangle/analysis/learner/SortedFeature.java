package org.disentangle.analysis.learner;

import java.util.Arrays;
import org.disentangle.math.SortedNumbers;

/**
 * One feature of all samples in ascending order: sorted once and used for all factors that it
 * predicts.
 *
 * @param values [n] ascending
 * @param samples [n] the sample that each value is of; equal values in the order of the samples
 */
@SuppressWarnings("ArrayRecordComponent") // Handed to the learners, never compared.
public record SortedFeature(double[] values, int[] samples) {

  /**
   * Sorts a feature.
   *
   * @param feature [n] finite
   */
  public static SortedFeature of(double[] feature) {
    double[] values = feature.clone();
    // Positive and negative zero are equal numbers, which sorting would set apart.
    Arrays.setAll(values, i -> values[i] + 0.0);
    Arrays.sort(values);
    int[] samples = new int[feature.length];
    int[] taken = new int[feature.length];
    for (int i = 0; i < feature.length; i++) {
      int first = SortedNumbers.below(values, feature[i]);
      samples[first + taken[first]++] = i;
    }
    return new SortedFeature(values, samples);
  }
}
