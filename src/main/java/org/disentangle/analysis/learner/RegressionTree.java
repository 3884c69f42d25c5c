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
  /** The default of scikit-learn's gradient boosting. */
  static final int DEPTH = 3;

  private static final int NODES = (1 << (DEPTH + 1)) - 1;
  private static final int LEAF = -1;
  private static final float CLOSE = 1e-7f;
  private static final double NO_VARIANCE = Math.ulp(1.0);
  private static final double SLACK = 1 - 1e-12;

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
   * @param workspace working memory for the same features; used by one thread at a time
   * @param target [n] what the leaves are to be close to
   * @param visited the features in the order in which they are looked at
   * @param leaf [n] filled with the node that each sample ends in
   */
  static RegressionTree grow(TreeWorkspace workspace, double[] target, int[] visited, byte[] leaf) {
    RegressionTree tree = new RegressionTree(workspace.features().count());
    workspace.begin(target);
    double[] moments = workspace.gather(0, target.length);
    new Growth(tree, workspace, visited, leaf).grow(0, 0, target.length, 0, 0, moments);
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

  /** A tree that grows in a workspace, where each node's samples lie side by side. */
  private record Growth(RegressionTree tree, TreeWorkspace workspace, int[] visited, byte[] leaf) {

    /**
     * Splits one node and those below it.
     *
     * @param level where its histogram lies; it is used up
     * @param moments the sums of its targets and of their squares
     */
    void grow(int node, int from, int to, int depth, int level, double[] moments) {
      Split split =
          depth < DEPTH && varies(moments, to - from) ? best(from, to, level, moments[0]) : null;
      if (split == null) {
        workspace.mark(from, to, node, leaf);
        return;
      }
      tree.feature[node] = split.feature();
      tree.threshold[node] = split.threshold();
      tree.gains[split.feature()] += split.gain() / (to - from);
      int left = 2 * node + 1;
      int below = depth + 1;
      if (below == DEPTH) {
        workspace.markSides(from, to, split.feature(), split.bin(), left, leaf);
        return;
      }
      int middle = workspace.part(from, to, split.feature(), split.bin());
      boolean leftIsSmaller = middle - from <= to - middle;
      double[] leftMoments = workspace.gather(from, middle);
      double[] rightMoments = workspace.gather(middle, to);
      // The smaller child is counted; what is left of the parent is the larger one's.
      workspace.count(below, leftIsSmaller ? from : middle, leftIsSmaller ? middle : to);
      workspace.subtract(level, below);
      grow(left, from, middle, below, leftIsSmaller ? below : level, leftMoments);
      grow(left + 1, middle, to, below, leftIsSmaller ? level : below, rightMoments);
    }

    private static boolean varies(double[] moments, int count) {
      double mean = moments[0] / count;
      return count > 1 && moments[1] / count - mean * mean > NO_VARIANCE;
    }

    /** The split that lowers the error most; null if there is none. */
    private Split best(int from, int to, int level, double total) {
      BinnedFeatures features = workspace.features();
      int[] counts = workspace.counts(level);
      double[] sums = workspace.sums(level);
      int bestFeature = LEAF;
      int bestBin = 0;
      int bestNext = 0;
      double bestGain = 0;
      double worthALook = 0;
      for (int j : visited) {
        int offset = features.offset(j);
        int bins = features.offset(j + 1) - offset;
        int left = counts[offset];
        double leftSum = sums[offset];
        for (int b = 1; b < bins; b++) {
          int right = to - from - left;
          double difference = right * leftSum - left * (total - leftSum);
          double square = difference * difference;
          double product = (double) left * right;
          if (square >= worthALook * product && product > 0) {
            double gain = square / product;
            if (gain > bestGain) {
              int before = workspace.filled(level, offset + b - 1, -1) - offset;
              int next = workspace.filled(level, offset + b, 1) - offset;
              if (features.lowest()[j][next] > features.highest()[j][before] + CLOSE) {
                bestGain = gain;
                // Dividing only the candidates near the best saves time; the slack exceeds rounding
                // errors.
                worthALook = gain * SLACK;
                bestFeature = j;
                bestBin = before;
                bestNext = next;
              }
            }
          }
          left += counts[offset + b];
          leftSum += sums[offset + b];
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
  }
}
