package org.disentangle.analysis.learner;

import java.util.Arrays;

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
    int bits = Long.SIZE - Long.numberOfLeadingZeros(feature.length);
    long[] keys = new long[feature.length];
    for (int i = 0; i < keys.length; i++) {
      // Positive and negative zero are equal numbers, which sorting would set apart.
      long number = Double.doubleToLongBits(feature[i] + 0.0);
      long ordered = number ^ ((number >> (Long.SIZE - 1)) & Long.MAX_VALUE);
      // The sample takes the place of the last bits, so that it comes along.
      keys[i] = (ordered >> bits << bits) | i;
    }
    Arrays.sort(keys);
    double[] values = new double[keys.length];
    int[] samples = new int[keys.length];
    for (int p = 0; p < keys.length; p++) {
      int sample = (int) (keys[p] & ((1L << bits) - 1));
      double value = feature[sample] + 0.0;
      // Numbers that differ in the last bits alone may be in a wrong order.
      int place = p;
      for (; place > 0 && values[place - 1] > value; place--) {
        values[place] = values[place - 1];
        samples[place] = samples[place - 1];
      }
      values[place] = value;
      samples[place] = sample;
    }
    return new SortedFeature(values, samples);
  }
}
