package org.disentangle.analysis.learner;

import java.util.Arrays;

/**
 * A regression tree of depth three: splits by one feature at a time, each where it lowers the
 * squared error most.
 *
 * <p>Grown as scikit-learn's: thresholds lie in the middle between neighbouring values of different
 * bins; a node with one sample or without variance stays a leaf. Splits are often equally good, as
 * the residuals of the first rounds have few different values; the first one found is taken, and
 * each tree looks at the features in an order of its own, so that no feature is favoured
 * (scikit-learn draws an order for every node).
 *
 * <p>Nodes are numbered as in a heap: the children of {@code q} are {@code 2q + 1} and {@code 2q +
 * 2}.
 */
final class RegressionTree {
  /** The default of scikit-learn's gradient boosting. */
  static final int DEPTH = 3;

  private static final int NODES = (1 << (DEPTH + 1)) - 1;
  private static final int LEAF = -1;
  private static final double NO_VARIANCE = Math.ulp(1.0);

  /** Gains that differ by less differ by rounding only. */
  private static final double TIE = 1 + 1e-9;

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
    Moments moments = workspace.gather(0, target.length);
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
      // The sign of the difference: a branch would be guessed wrong half the time.
      double left = threshold[node] - row[feature[node]];
      node = 2 * node + 1 + (int) (Double.doubleToRawLongBits(left) >>> (Long.SIZE - 1));
    }
    return value[node];
  }

  static int nodes() {
    return NODES;
  }

  /**
   * What tells whether targets vary.
   *
   * @param count of the samples
   * @param sum of their targets
   * @param squares the sum of their squares
   */
  record Moments(int count, double sum, double squares) {
    /** Those of the samples that are not among some of these. */
    Moments without(Moments some) {
      return new Moments(count - some.count, sum - some.sum, squares - some.squares);
    }

    boolean varies() {
      double mean = sum / count;
      return count > 1 && squares / count - mean * mean > NO_VARIANCE;
    }
  }

  /** Where a node is split: after a bin of a feature. */
  private record Split(int feature, int bin, double threshold, double gain) {}

  /** A tree that grows in a workspace, where each node's samples lie side by side. */
  private record Growth(RegressionTree tree, TreeWorkspace workspace, int[] visited, byte[] leaf) {

    /**
     * Splits one node and those below it.
     *
     * @param level where its histogram lies; it is used up
     * @param moments of its targets
     */
    void grow(int node, int from, int to, int depth, int level, Moments moments) {
      Split split = depth < DEPTH && moments.varies() ? best(level, moments) : null;
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
      // The smaller child is counted; what is left of the parent is the larger one's.
      if (middle - from <= to - middle) {
        Moments smaller = workspace.gather(from, middle);
        workspace.count(below, from, middle);
        workspace.subtract(level, below);
        grow(left, from, middle, below, below, smaller);
        grow(left + 1, middle, to, below, level, moments.without(smaller));
      } else {
        Moments smaller = workspace.gather(middle, to);
        workspace.count(below, middle, to);
        workspace.subtract(level, below);
        grow(left, from, middle, below, level, moments.without(smaller));
        grow(left + 1, middle, to, below, below, smaller);
      }
    }

    /** The split that lowers the error most; null if there is none. */
    private Split best(int level, Moments moments) {
      BinnedFeatures features = workspace.features();
      double[] counts = workspace.counts(level);
      double[] sums = workspace.sums(level);
      double all = moments.count();
      double total = moments.sum();
      int bestFeature = LEAF;
      int bestBin = 0;
      double bestGain = 0;
      double better = 0;
      for (int j : visited) {
        int offset = features.offset(j);
        int bins = features.offset(j + 1) - offset;
        double left = counts[offset];
        double leftSum = sums[offset];
        for (int b = 1; b < bins; b++) {
          double difference = all * leftSum - left * total;
          double square = difference * difference;
          double product = left * (all - left);
          if (square > better * product && product > 0) {
            bestGain = square / product;
            better = bestGain * TIE;
            bestFeature = j;
            bestBin = b;
          }
          left += counts[offset + b];
          leftSum += sums[offset + b];
        }
      }
      if (bestFeature == LEAF) {
        return null;
      }
      // Bins without a sample in this node lie on both sides; the samples part in their middle.
      int offset = features.offset(bestFeature);
      int before = workspace.filled(level, offset + bestBin - 1, -1) - offset;
      int next = workspace.filled(level, offset + bestBin, 1) - offset;
      double threshold =
          features.highest()[bestFeature][before] / 2.0
              + features.lowest()[bestFeature][next] / 2.0;
      return new Split(bestFeature, before, threshold, bestGain);
    }
  }
}
