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

  private static final int LEAVES = 1 << DEPTH;
  private static final int NODES = 2 * LEAVES - 1;

  /** How far a number's sign is from its last bit. */
  private static final int SIGN = Integer.SIZE - 1;

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

  /** Adds what the tree predicts of each row, times a factor, to the row's number. */
  void addPredictions(RankedRows rows, double factor, double[] numbers) {
    int[] lastLeft = new int[LEAVES - 1];
    int[][] ranks = new int[LEAVES - 1][];
    for (int node = 0; node < ranks.length; node++) {
      boolean isLeaf = feature[node] == LEAF;
      lastLeft[node] = isLeaf ? Integer.MAX_VALUE : rows.last(feature[node], threshold[node]);
      ranks[node] = rows.ranks()[isLeaf ? 0 : feature[node]];
    }
    int[] ends = new int[rows.count()];
    pass(ranks, lastLeft, ends);
    double[] moves = new double[LEAVES];
    for (int end = 0; end < LEAVES; end++) {
      moves[end] = factor * value[leaf(end)];
    }
    for (int i = 0; i < ends.length; i++) {
      numbers[i] += moves[ends[i]];
    }
  }

  /**
   * Fills in where each row leaves a whole tree of depth three, from 0 on the left. Every row is
   * compared at every node, so that a processor takes many of them at a time.
   *
   * @param ranks by the node, [n]
   * @param lastLeft the largest rank that goes to the left
   */
  private static void pass(int[][] ranks, int[] lastLeft, int[] ends) {
    int[] first = ranks[0];
    int[] left = ranks[1];
    int[] right = ranks[2];
    int[] third = ranks[3];
    int[] fourth = ranks[4];
    int[] fifth = ranks[5];
    int[] sixth = ranks[6];
    for (int i = 0; i < ends.length; i++) {
      int side = (lastLeft[0] - first[i]) >>> SIGN;
      int ifLeft = (lastLeft[1] - left[i]) >>> SIGN;
      int ifRight = (lastLeft[2] - right[i]) >>> SIGN;
      int next = ifLeft + side * (ifRight - ifLeft);
      int outer = (lastLeft[3] - third[i]) >>> SIGN;
      int inner = (lastLeft[4] - fourth[i]) >>> SIGN;
      int ofLeft = outer + next * (inner - outer);
      outer = (lastLeft[5] - fifth[i]) >>> SIGN;
      inner = (lastLeft[6] - sixth[i]) >>> SIGN;
      int ofRight = outer + next * (inner - outer);
      ends[i] = 4 * side + 2 * next + ofLeft + side * (ofRight - ofLeft);
    }
  }

  /** The node where rows end that leave a whole tree at one of its ends. */
  private int leaf(int end) {
    int node = 0;
    for (int bit = DEPTH - 1; bit >= 0 && feature[node] != LEAF; bit--) {
      node = 2 * node + 1 + (end >> bit & 1);
    }
    return node;
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
