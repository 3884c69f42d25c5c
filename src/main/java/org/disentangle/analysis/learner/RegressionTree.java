package org.disentangle.analysis.learner;

import java.util.Arrays;

/**
 * A regression tree of depth three: splits by one feature at a time, each where it lowers the
 * squared error most.
 *
 * <p>Grown as scikit-learn's: thresholds lie in the middle between neighbouring values further
 * apart than 1e-7; a node with one sample or without variance stays a leaf. Splits are often
 * equally good, as the residuals of the first rounds have few different values; the first one found
 * is taken, and each tree looks at the features in an order of its own, so that no feature is
 * favoured (scikit-learn draws an order for every node).
 *
 * <p>Nodes are numbered as in a heap: the children of {@code q} are {@code 2q + 1} and {@code 2q +
 * 2}.
 */
final class RegressionTree {
  /** Of the default of scikit-learn's gradient boosting. */
  private static final int DEPTH = 3;

  private static final int NODES = (1 << (DEPTH + 1)) - 1;
  private static final int LEAF = -1;
  private static final float CLOSE = 1e-7f;
  private static final double NO_VARIANCE = Math.ulp(1.0);

  private final int[] feature = new int[NODES];
  private final double[] threshold = new double[NODES];
  private final double[] value = new double[NODES];
  private final double[] gains;

  private RegressionTree(int features) {
    Arrays.fill(feature, LEAF);
    gains = new double[features];
  }

  /**
   * Grows a tree.
   *
   * @param target [n] what the leaves are to be close to
   * @param visited the features in the order in which they are looked at
   * @param leaf [n] filled with the node that each sample ends in
   */
  static RegressionTree grow(BinnedFeatures features, double[] target, int[] visited, byte[] leaf) {
    RegressionTree tree = new RegressionTree(features.count());
    int[] samples = new int[target.length];
    Arrays.setAll(samples, i -> i);
    new Growth(tree, features, target, visited, samples, leaf)
        .grow(0, 0, samples.length, 0, Histogram.of(features, target, samples, 0, samples.length));
    return tree;
  }

  /** By how much each feature's splits lowered the sum of squared errors. */
  double[] gains() {
    return gains;
  }

  /** Sets what a leaf predicts. */
  void setValue(int node, double predicted) {
    value[node] = predicted;
  }

  double value(int node) {
    return value[node];
  }

  /** What the tree predicts of one row in single precision. */
  double predict(float[] row) {
    int node = 0;
    while (feature[node] != LEAF) {
      node = 2 * node + (row[feature[node]] <= threshold[node] ? 1 : 2);
    }
    return value[node];
  }

  static int nodes() {
    return NODES;
  }

  /** Where a node is split: after a bin of a feature. */
  private record Split(int feature, int bin, double threshold, double gain) {}

  /** A tree that grows; {@code samples} are parted in place, each node's side by side. */
  private record Growth(
      RegressionTree tree,
      BinnedFeatures features,
      double[] target,
      int[] visited,
      int[] samples,
      byte[] leaf) {

    /** Splits one node and those below it; the histogram is used up. */
    void grow(int node, int from, int to, int depth, Histogram histogram) {
      Split split = depth < DEPTH && varies(from, to) ? best(from, to, histogram) : null;
      if (split == null) {
        for (int p = from; p < to; p++) {
          leaf[samples[p]] = (byte) node;
        }
        return;
      }
      tree.feature[node] = split.feature();
      tree.threshold[node] = split.threshold();
      tree.gains[split.feature()] += split.gain() / (to - from);
      int middle = part(from, to, split);
      boolean last = depth + 1 == DEPTH;
      boolean leftIsSmaller = middle - from <= to - middle;
      Histogram smaller =
          last
              ? histogram
              : leftIsSmaller
                  ? Histogram.of(features, target, samples, from, middle)
                  : Histogram.of(features, target, samples, middle, to);
      Histogram larger = last ? histogram : histogram.subtract(smaller);
      grow(2 * node + 1, from, middle, depth + 1, leftIsSmaller ? smaller : larger);
      grow(2 * node + 2, middle, to, depth + 1, leftIsSmaller ? larger : smaller);
    }

    private boolean varies(int from, int to) {
      double sum = 0;
      double squares = 0;
      for (int p = from; p < to; p++) {
        double each = target[samples[p]];
        sum += each;
        squares += each * each;
      }
      double mean = sum / (to - from);
      return to - from > 1 && squares / (to - from) - mean * mean > NO_VARIANCE;
    }

    /** The split that lowers the error most; null if there is none. */
    private Split best(int from, int to, Histogram histogram) {
      double total = 0;
      for (int p = from; p < to; p++) {
        total += target[samples[p]];
      }
      int bestFeature = LEAF;
      int bestBin = 0;
      int bestNext = 0;
      double bestGain = 0;
      for (int j : visited) {
        int[] counts = histogram.counts()[j];
        double[] sums = histogram.sums()[j];
        float[] lowest = features.lowest()[j];
        float[] highest = features.highest()[j];
        int left = 0;
        double leftSum = 0;
        int before = LEAF;
        for (int b = 0; b < counts.length; b++) {
          if (counts[b] == 0) {
            continue;
          }
          if (left > 0 && lowest[b] > highest[before] + CLOSE) {
            int right = to - from - left;
            double difference = right * leftSum - left * (total - leftSum);
            double gain = difference * difference / ((double) left * right);
            if (gain > bestGain) {
              bestGain = gain;
              bestFeature = j;
              bestBin = before;
              bestNext = b;
            }
          }
          left += counts[b];
          leftSum += sums[b];
          before = b;
        }
      }
      if (bestFeature == LEAF) {
        return null;
      }
      double threshold =
          features.highest()[bestFeature][bestBin] / 2.0
              + features.lowest()[bestFeature][bestNext] / 2.0;
      return new Split(bestFeature, bestBin, threshold, bestGain);
    }

    /** Moves a node's samples of the left side before those of the right; where these begin. */
    private int part(int from, int to, Split split) {
      char[] bins = features.bins()[split.feature()];
      int left = from;
      int right = to;
      while (left < right) {
        if (bins[samples[left]] <= split.bin()) {
          left++;
        } else {
          right--;
          int kept = samples[left];
          samples[left] = samples[right];
          samples[right] = kept;
        }
      }
      return left;
    }
  }

  /**
   * What the samples of a node add up to in every bin.
   *
   * @param sums [K, B] of the targets
   * @param counts [K, B] of the samples
   */
  private record Histogram(double[][] sums, int[][] counts) {
    static Histogram of(BinnedFeatures features, double[] target, int[] samples, int from, int to) {
      double[][] sums = new double[features.count()][];
      int[][] counts = new int[features.count()][];
      for (int j = 0; j < sums.length; j++) {
        char[] bins = features.bins()[j];
        double[] sum = new double[features.lowest()[j].length];
        int[] count = new int[sum.length];
        for (int p = from; p < to; p++) {
          int i = samples[p];
          sum[bins[i]] += target[i];
          count[bins[i]]++;
        }
        sums[j] = sum;
        counts[j] = count;
      }
      return new Histogram(sums, counts);
    }

    /** Takes a child's samples out of its parent's: the other child's are left. */
    Histogram subtract(Histogram child) {
      for (int j = 0; j < sums.length; j++) {
        for (int b = 0; b < sums[j].length; b++) {
          sums[j][b] -= child.sums[j][b];
          counts[j][b] -= child.counts[j][b];
        }
      }
      return this;
    }
  }
}
