package org.disentangle.analysis.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.disentangle.math.Permutation;

/**
 * Gradient-boosted regression trees for numbers: scikit-learn's {@code GradientBoostingRegressor()}
 * with its defaults, i.e. 100 rounds of one tree of depth three on the squared error, each shrunk
 * by 0.1.
 *
 * <p>A round fits a tree to the residuals; a leaf is the mean of its samples' residuals, and the
 * first prediction the mean of the targets. What differs from scikit-learn, and what importances
 * are, stands at {@link GradientBoostedTrees}, which does the same for classes.
 *
 * <p>Cost O(rounds K n) time.
 *
 * @see <a href="https://doi.org/10.1214/aos/1013203451">J. H. Friedman (2001), Greedy function
 *     approximation: a gradient boosting machine, algorithm 2</a>
 */
public final class BoostedRegression {
  private final double start;
  private final List<RegressionTree> trees;
  private final double[] importances;

  private BoostedRegression(double start, List<RegressionTree> trees, double[] importances) {
    this.start = start;
    this.trees = trees;
    this.importances = importances;
  }

  /**
   * Fits a model.
   *
   * @param rows [n, K] features; looked at in single precision
   * @param targets [n] finite
   * @throws IllegalArgumentException if the lengths differ or there is no row
   */
  public static BoostedRegression fit(double[][] rows, double[] targets) {
    if (rows.length == 0 || rows.length != targets.length) {
      throw new IllegalArgumentException(
          "%s rows and %s targets: expected as many of each, and at least one"
              .formatted(rows.length, targets.length));
    }
    BinnedFeatures features = BinnedFeatures.of(rows);
    TreeWorkspace workspace = new TreeWorkspace(features);
    double start = Arrays.stream(targets).average().getAsDouble();
    double[] residuals = Arrays.stream(targets).map(target -> target - start).toArray();
    byte[] leaf = new byte[residuals.length];
    List<RegressionTree> trees = new ArrayList<>();
    double[] gains = new double[features.count()];
    for (int round = 0; round < GradientBoostedTrees.ROUNDS; round++) {
      int[] visited = Permutation.of(features.count(), new SplittableRandom(round));
      RegressionTree tree = RegressionTree.grow(workspace, residuals, visited, leaf);
      setMeans(tree, residuals, leaf);
      for (int i = 0; i < residuals.length; i++) {
        residuals[i] -= GradientBoostedTrees.SHRINKAGE * tree.value(leaf[i]);
      }
      for (int j = 0; j < gains.length; j++) {
        gains[j] += tree.gains()[j];
      }
      trees.add(tree);
    }
    return new BoostedRegression(start, trees, GradientBoostedTrees.shares(gains));
  }

  private static void setMeans(RegressionTree tree, double[] residuals, byte[] leaf) {
    double[] sums = new double[RegressionTree.nodes()];
    int[] counts = new int[RegressionTree.nodes()];
    for (int i = 0; i < residuals.length; i++) {
      sums[leaf[i]] += residuals[i];
      counts[leaf[i]]++;
    }
    for (int node = 0; node < sums.length; node++) {
      tree.setValue(node, counts[node] == 0 ? 0 : sums[node] / counts[node]);
    }
  }

  /** The importance of each feature, from 0; they sum to 1 unless no tree has a split. */
  public double[] importances() {
    return importances.clone();
  }

  /** The mean of the targets that it was fitted to. */
  public double mean() {
    return start;
  }

  /** What it predicts of each row. */
  public double[] predict(double[][] rows) {
    RankedRows ranked = RankedRows.of(rows);
    double[] predictions = new double[rows.length];
    Arrays.fill(predictions, start);
    trees.forEach(tree -> tree.addPredictions(ranked, GradientBoostedTrees.SHRINKAGE, predictions));
    return predictions;
  }
}
