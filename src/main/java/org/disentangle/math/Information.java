package org.disentangle.math;

/**
 * Entropy and mutual information of labels, estimated by plugging in the relative frequencies, in
 * nats (natural logarithms).
 *
 * <p>The plug-in estimate has no correction for the size of the sample: the entropy of few samples
 * comes out too small and the mutual information too large, by about {@code (r - 1)(c - 1) / 2n}
 * for independent labels of {@code r} and {@code c} classes. It is what scikit-learn's {@code
 * mutual_info_score} computes.
 *
 * @see <a href="https://doi.org/10.1162/089976603321780272">L. Paninski (2003), Estimation of
 *     entropy and mutual information</a>
 */
public final class Information {

  private Information() {}

  /**
   * Entropy of a labelling: {@code -sum_i p_i log p_i}.
   *
   * @param labels class of each sample, from 0; classes that do not occur cost memory only
   * @return nats, from 0 (one class) to the logarithm of the number of classes
   * @throws IllegalArgumentException if there is no sample or a negative label
   */
  public static double entropyNats(int[] labels) {
    return entropyNats(count(labels, classes(labels)));
  }

  /**
   * Entropy of a distribution given by counts; zeros are allowed.
   *
   * @return nats
   * @throws IllegalArgumentException if a count is negative or all are zero
   */
  public static double entropyNats(long[] counts) {
    double total = total(counts);
    CompensatedSum sum = new CompensatedSum();
    for (long count : counts) {
      if (count > 0) {
        sum.add(count / total * Math.log(total / count));
      }
    }
    return sum.value();
  }

  /**
   * Mutual information of two labellings of the same samples: {@code sum_ij p_ij log(p_ij / (p_i
   * p_j))}.
   *
   * @param first class of each sample, from 0
   * @param second another class of each sample, from 0
   * @return nats, from 0 (independent) to the smaller of the two entropies
   * @throws IllegalArgumentException if the lengths differ, are zero, or a label is negative
   */
  public static double mutualInformationNats(int[] first, int[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          "two labellings of the same samples have " + first.length + " and " + second.length);
    }
    int rows = classes(first);
    int columns = classes(second);
    int[] joint = new int[Math.multiplyExact(rows, columns)];
    for (int i = 0; i < first.length; i++) {
      joint[first[i] * columns + second[i]]++;
    }
    int[] row = new int[rows];
    int[] column = new int[columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        row[i] += joint[i * columns + j];
        column[j] += joint[i * columns + j];
      }
    }
    double samples = first.length;
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        int both = joint[i * columns + j];
        if (both > 0) {
          double ratio = samples * both / ((double) row[i] * column[j]);
          sum.add(both / samples * Math.log(ratio));
        }
      }
    }
    // Never negative in exact arithmetic (Gibbs' inequality); rounding may leave -1e-17.
    return Math.max(0, sum.value());
  }

  private static int classes(int[] labels) {
    if (labels.length == 0) {
      throw new IllegalArgumentException("no samples");
    }
    int smallest = 0;
    int largest = 0;
    for (int label : labels) {
      smallest = Math.min(smallest, label);
      largest = Math.max(largest, label);
    }
    if (smallest < 0) {
      throw new IllegalArgumentException("labels start at 0, but one is " + smallest);
    }
    return Math.addExact(largest, 1);
  }

  private static long[] count(int[] labels, int classes) {
    long[] counts = new long[classes];
    for (int label : labels) {
      counts[label]++;
    }
    return counts;
  }

  private static double total(long[] counts) {
    long total = 0;
    for (long count : counts) {
      if (count < 0) {
        throw new IllegalArgumentException("a count is negative: " + count);
      }
      total = Math.addExact(total, count);
    }
    if (total == 0) {
      throw new IllegalArgumentException("no samples: all counts are zero");
    }
    return total;
  }
}
