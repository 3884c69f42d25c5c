package org.disentangle.analysis.metric;

import java.util.Arrays;
import org.disentangle.analysis.learner.SortedFeature;

/**
 * Mutual information of a real number and a class, or of two real numbers, estimated from nearest
 * neighbours, in nats.
 *
 * <p>Ross's estimator: {@code psi(n) + <psi(k_i)> - <psi(n_i)> - <psi(m_i)>} with the digamma
 * function psi, the size {@code n_i} of the sample's class, {@code k_i = min(k, n_i - 1)}, and the
 * number {@code m_i} of samples of any class (the sample too) closer than its {@code k_i}-th
 * neighbour of its own class. Samples that are alone in their class are left out. Not below 0. It
 * is what scikit-learn's {@code mutual_info_classif} computes after it has added a little noise.
 *
 * <p>For two real numbers, the first estimator of Kraskov, Stögbauer and Grassberger: {@code psi(n)
 * + psi(k) - <psi(x_i)> - <psi(y_i)>} with the numbers {@code x_i}, {@code y_i} of samples (the
 * sample too) that are closer in one of the two than the k-th neighbour is in the larger distance
 * of both: scikit-learn's {@code mutual_info_regression}.
 *
 * <p>Unlike a histogram it has no bins to choose and hardly any bias where there is no dependence;
 * numbers that occur more than once must first be made distinct by adding noise, as neighbours at
 * distance 0 say nothing.
 *
 * <p>Cost O(n log n) time; for two real numbers O(n sqrt(n k)), more where one of them has
 * clusters.
 *
 * @see <a href="https://doi.org/10.1371/journal.pone.0087357">B. C. Ross (2014), Mutual information
 *     between discrete and continuous data sets</a>
 * @see <a href="https://doi.org/10.1103/PhysRevE.69.066138">A. Kraskov, H. Stögbauer, P.
 *     Grassberger (2004), Estimating mutual information, equation 8</a>
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
    return nats(SortedFeature.of(values), labels, neighbours);
  }

  /** The same of numbers that are sorted once for several labellings. */
  static double nats(SortedFeature values, int[] labels, int neighbours) {
    if (values.values().length != labels.length || neighbours < 1) {
      throw new IllegalArgumentException(
          "%s values, %s labels and %s neighbours: expected as many of each, and a neighbour"
              .formatted(values.values().length, labels.length, neighbours));
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
    double[][] byClass = Arrays.stream(counts).mapToObj(double[]::new).toArray(double[][]::new);
    int[] filled = new int[classes];
    int next = 0;
    for (int p = 0; p < labels.length; p++) {
      int label = labels[values.samples()[p]];
      byClass[label][filled[label]++] = values.values()[p];
      if (counts[label] > 1) {
        all[next++] = values.values()[p];
      }
    }
    double[] digamma = digamma(used);
    double sum = 0;
    for (double[] own : byClass) {
      if (own.length > 1) {
        int k = Math.min(neighbours, own.length - 1);
        sum += own.length * (digamma[k] - digamma[own.length]) - within(own, all, k, digamma);
      }
    }
    return Math.max(0, digamma[used] + sum / used);
  }

  /**
   * Estimates the information of two real numbers.
   *
   * @param first [n] finite
   * @param second [n] finite
   * @param neighbours k, at least 1; with no more samples, as many as there are others
   * @return nats; 0 of one sample
   * @throws IllegalArgumentException if the lengths differ or {@code neighbours} is less than 1
   */
  public static double nats(double[] first, double[] second, int neighbours) {
    int n = first.length;
    if (n != second.length || neighbours < 1) {
      throw new IllegalArgumentException(
          "%s and %s values and %s neighbours: expected as many of each, and a neighbour"
              .formatted(n, second.length, neighbours));
    }
    int k = Math.min(neighbours, n - 1);
    if (k < 1) {
      return 0;
    }
    SortedFeature byFirst = SortedFeature.of(first);
    double[] aligned = Arrays.stream(byFirst.samples()).mapToDouble(i -> second[i]).toArray();
    double[] sorted = second.clone();
    Arrays.sort(sorted);
    double[] digamma = digamma(n);
    double[] nearest = new double[k];
    double sum = 0;
    for (int p = 0; p < n; p++) {
      double distance = distance(byFirst.values(), aligned, p, nearest);
      sum += digamma[within(byFirst.values(), byFirst.values()[p], distance)];
      sum += digamma[within(sorted, aligned[p], distance)];
    }
    return Math.max(0, digamma[n] + digamma[k] - sum / n);
  }

  /**
   * The distance from one sample to its k-th neighbour: the larger one of both numbers. Looks at
   * samples in the order of their distance in the first alone, until that is too large.
   *
   * @param sorted the first number of all samples, ascending
   * @param aligned the second of the same samples
   * @param nearest [k] working memory
   */
  private static double distance(
      double[] sorted, double[] aligned, int position, double[] nearest) {
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    int last = nearest.length - 1;
    int left = position - 1;
    int right = position + 1;
    while (true) {
      double below = left >= 0 ? sorted[position] - sorted[left] : Double.POSITIVE_INFINITY;
      double above =
          right < sorted.length ? sorted[right] - sorted[position] : Double.POSITIVE_INFINITY;
      double inFirst = Math.min(below, above);
      if (inFirst >= nearest[last]) {
        return nearest[last];
      }
      int other = below <= above ? left-- : right++;
      double found = Math.max(inFirst, Math.abs(aligned[other] - aligned[position]));
      int place = last;
      if (found < nearest[last]) {
        for (; place > 0 && nearest[place - 1] > found; place--) {
          nearest[place] = nearest[place - 1];
        }
        nearest[place] = found;
      }
    }
  }

  /**
   * The sum over a class of the digamma of how many samples of any class lie closer than the k-th
   * neighbour of the own class. From number to number, in ascending order, the first and last of
   * the neighbours move up, and so do the first and last of all that are closer.
   *
   * @param own numbers of the class, ascending
   * @param all numbers of all classes, ascending
   */
  private static double within(double[] own, double[] all, int k, double[] digamma) {
    double sum = 0;
    int first = 0;
    int low = 0;
    int high = 0;
    for (int p = 0; p < own.length; p++) {
      double value = own[p];
      while (first + k < p
          || (first + k + 1 < own.length && own[first + k + 1] - value < value - own[first])) {
        first++;
      }
      double distance = Math.max(value - own[first], own[first + k] - value);
      low = advance(all, low, value, Math.nextUp(-distance));
      high = advance(all, high, value, distance);
      sum += digamma[Math.max(1, high - low)];
    }
    return sum;
  }

  /**
   * The first of sorted numbers, from one on, that is not less than a bound above a value; in
   * growing steps and then shrinking ones.
   */
  private static int advance(double[] sorted, int from, double value, double bound) {
    int found = from - 1;
    int step = 1;
    while (found + step < sorted.length && sorted[found + step] - value < bound) {
      found += step;
      step *= 2;
    }
    for (; step > 0; step /= 2) {
      if (found + step < sorted.length && sorted[found + step] - value < bound) {
        found += step;
      }
    }
    return found + 1;
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
