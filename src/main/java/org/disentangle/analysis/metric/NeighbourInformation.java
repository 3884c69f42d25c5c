package org.disentangle.analysis.metric;

import java.util.Arrays;

/**
 * Mutual information of a real number and a class, estimated from nearest neighbours, in nats.
 *
 * <p>Ross's estimator: {@code psi(n) + <psi(k_i)> - <psi(n_i)> - <psi(m_i)>} with the digamma
 * function psi, the size {@code n_i} of the sample's class, {@code k_i = min(k, n_i - 1)}, and the
 * number {@code m_i} of samples of any class (the sample too) closer than its {@code k_i}-th
 * neighbour of its own class. Samples that are alone in their class are left out. Not below 0. It
 * is what scikit-learn's {@code mutual_info_classif} computes after it has added a little noise.
 *
 * <p>Unlike a histogram it has no bins to choose and hardly any bias where there is no dependence;
 * numbers that occur more than once must first be made distinct by adding noise, as neighbours at
 * distance 0 say nothing.
 *
 * <p>Cost O(n (k + log n)) time.
 *
 * @see <a href="https://doi.org/10.1371/journal.pone.0087357">B. C. Ross (2014), Mutual information
 *     between discrete and continuous data sets</a>
 */
public final class NeighbourInformation {
  private static final double EULER = 0.5772156649015329;

  private NeighbourInformation() {}

  /**
   * Estimates the information.
   *
   * @param values [n] finite
   * @param labels [n] classes from 0
   * @param neighbours k, at least 1
   * @return nats; 0 if fewer than two samples share a class
   * @throws IllegalArgumentException if the lengths differ or {@code neighbours} is less than 1
   */
  public static double nats(double[] values, int[] labels, int neighbours) {
    if (values.length != labels.length || neighbours < 1) {
      throw new IllegalArgumentException(
          "%s values, %s labels and %s neighbours: expected as many of each, and a neighbour"
              .formatted(values.length, labels.length, neighbours));
    }
    int classes = Arrays.stream(labels).max().orElse(-1) + 1;
    int[] counts = new int[classes];
    for (int label : labels) {
      counts[label]++;
    }
    int used = Arrays.stream(counts).filter(count -> count > 1).sum();
    if (used == 0) {
      return 0;
    }
    double[] all = new double[used];
    double[][] byClass = new double[classes][];
    for (int c = 0; c < classes; c++) {
      byClass[c] = new double[counts[c]];
    }
    int[] filled = new int[classes];
    int next = 0;
    for (int i = 0; i < values.length; i++) {
      byClass[labels[i]][filled[labels[i]]++] = values[i];
      if (counts[labels[i]] > 1) {
        all[next++] = values[i];
      }
    }
    Arrays.sort(all);
    double[] digamma = digamma(used);
    double sum = 0;
    for (double[] own : byClass) {
      if (own.length > 1) {
        Arrays.sort(own);
        int k = Math.min(neighbours, own.length - 1);
        for (int p = 0; p < own.length; p++) {
          int within = within(all, own[p], distance(own, p, k));
          sum += digamma[k] - digamma[own.length] - digamma[within];
        }
      }
    }
    return Math.max(0, digamma[used] + sum / used);
  }

  /** The distance from one of sorted numbers to its k-th neighbour among them. */
  private static double distance(double[] sorted, int position, int k) {
    int left = position;
    int right = position;
    double distance = 0;
    for (int found = 0; found < k; found++) {
      double below = left > 0 ? sorted[position] - sorted[left - 1] : Double.POSITIVE_INFINITY;
      double above =
          right + 1 < sorted.length
              ? sorted[right + 1] - sorted[position]
              : Double.POSITIVE_INFINITY;
      if (below <= above) {
        left--;
        distance = below;
      } else {
        right++;
        distance = above;
      }
    }
    return distance;
  }

  /** How many of sorted numbers lie closer than a distance; at least the number itself. */
  private static int within(double[] sorted, double value, double distance) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (value - sorted[middle] >= distance) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int from = low;
    high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] - value < distance) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Math.max(1, low - from);
  }

  /** The digamma function at 1 to n. */
  private static double[] digamma(int n) {
    double[] digamma = new double[n + 1];
    digamma[1] = -EULER;
    for (int m = 2; m <= n; m++) {
      digamma[m] = digamma[m - 1] + 1.0 / (m - 1);
    }
    return digamma;
  }
}
