package org.disentangle.analysis.learner;

import java.util.Arrays;

/**
 * Working memory shared by trees that are grown one after the other: the samples in the order of
 * the nodes, and for each level a histogram with the sums over a node's samples in every bin. For
 * one thread.
 */
final class TreeWorkspace {
  private final BinnedFeatures features;
  private final double[] allCounts;
  private final int[] samples;
  private final int[] later;
  private final double[] targets;
  private final double[][] sums;
  private final double[][] counts;
  private double[] target = {};

  TreeWorkspace(BinnedFeatures features) {
    this.features = features;
    int bins = features.offset(features.count());
    samples = new int[features.samples()];
    later = new int[samples.length];
    targets = new double[samples.length];
    sums = new double[RegressionTree.DEPTH][bins];
    counts = new double[RegressionTree.DEPTH][bins];
    allCounts = new double[bins];
    for (int j = 0; j < features.count(); j++) {
      for (char bin : features.bins()[j]) {
        allCounts[features.offset(j) + bin]++;
      }
    }
  }

  BinnedFeatures features() {
    return features;
  }

  /** The sums of the targets in each bin; those of a feature begin at its offset. */
  double[] sums(int level) {
    return sums[level];
  }

  /** The number of samples in each bin. */
  double[] counts(int level) {
    return counts[level];
  }

  /** Begins a tree: all samples in one node, whose histogram is that of level 0. */
  void begin(double[] target) {
    Arrays.setAll(samples, i -> i);
    this.target = target;
    System.arraycopy(allCounts, 0, counts[0], 0, allCounts.length);
    Arrays.fill(sums[0], 0);
    for (int j = 0; j < features.count(); j++) {
      addAll(sums[0], features.bins()[j], features.offset(j), target);
    }
  }

  private static void addAll(double[] sum, char[] bins, int offset, double[] target) {
    for (int i = 0; i < bins.length; i++) {
      sum[offset + bins[i]] += target[i];
    }
  }

  /** Brings the targets of a node's samples side by side. */
  RegressionTree.Moments gather(int from, int to) {
    double sum = 0;
    double squares = 0;
    for (int p = from; p < to; p++) {
      double each = target[samples[p]];
      targets[p] = each;
      sum += each;
      squares += each * each;
    }
    return new RegressionTree.Moments(to - from, sum, squares);
  }

  /** Fills in a level with the histogram of some samples. */
  void count(int level, int from, int to) {
    Arrays.fill(sums[level], 0);
    Arrays.fill(counts[level], 0);
    for (int j = 0; j < features.count(); j++) {
      add(sums[level], counts[level], features.bins()[j], features.offset(j), from, to);
    }
  }

  private void add(double[] sum, double[] count, char[] bins, int offset, int from, int to) {
    for (int p = from; p < to; p++) {
      int bin = offset + bins[samples[p]];
      sum[bin] += targets[p];
      count[bin]++;
    }
  }

  /** The first bin that is not empty, from one on in steps of one up or down. */
  int filled(int level, int bin, int step) {
    int found = bin;
    while (counts[level][found] == 0) {
      found += step;
    }
    return found;
  }

  /** Subtracts a child's histogram from its parent's, which leaves the other child's. */
  void subtract(int level, int childLevel) {
    double[] sum = sums[level];
    double[] childSum = sums[childLevel];
    double[] count = counts[level];
    double[] childCount = counts[childLevel];
    for (int b = 0; b < count.length; b++) {
      count[b] -= childCount[b];
    }
    for (int b = 0; b < sum.length; b++) {
      sum[b] -= childSum[b];
    }
  }

  /**
   * Moves a node's samples up to a bin before those of later bins, and returns where the latter
   * begin. Both stay in order, so that what is kept of them is read from front to back.
   */
  int part(int from, int to, int feature, int lastBin) {
    char[] bins = features.bins()[feature];
    int left = from;
    int right = 0;
    for (int p = from; p < to; p++) {
      int sample = samples[p];
      // Written to both sides, and kept on one: a branch would be guessed wrong half the time.
      int isRight = (lastBin - bins[sample]) >>> (Integer.SIZE - 1);
      samples[left] = sample;
      later[right] = sample;
      left += 1 - isRight;
      right += isRight;
    }
    System.arraycopy(later, 0, samples, left, right);
    return left;
  }

  /** Writes down the node that some samples end in. */
  void mark(int from, int to, int node, byte[] leaf) {
    for (int p = from; p < to; p++) {
      leaf[samples[p]] = (byte) node;
    }
  }

  /** The same of samples that end on both sides of a split: in a node or in the next one. */
  void markSides(int from, int to, int feature, int lastBin, int node, byte[] leaf) {
    char[] bins = features.bins()[feature];
    for (int p = from; p < to; p++) {
      int sample = samples[p];
      leaf[sample] = (byte) (node + ((lastBin - bins[sample]) >>> (Integer.SIZE - 1)));
    }
  }
}
