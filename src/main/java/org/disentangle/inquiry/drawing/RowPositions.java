package org.disentangle.inquiry.drawing;

import java.util.Arrays;
import java.util.List;

/**
 * Computes the horizontal positions of the slots in each row: as near to the mean of their
 * neighbours as the gaps between them allow. Each row is set by least squares under its order (pool
 * adjacent violators; Ayer et al. 1955, Annals of Mathematical Statistics 26), row after row, down
 * and up.
 */
final class RowPositions {
  private static final int ROUNDS = 60;
  private static final double NODE_GAP = 26;
  private static final double LINE_GAP = 18;

  /**
   * The higher weight with which passing lines are kept straight, compared with nodes and their
   * neighbours.
   */
  private static final double STRAIGHTNESS = 8;

  private static final double NO_PULL = 0.001;

  private final Rows rows;
  private final List<int[]> order;
  private final double[] widths;
  private final double[] x;

  private RowPositions(Rows rows, List<int[]> order, double[] widths) {
    this.rows = rows;
    this.order = order;
    this.widths = widths;
    this.x = new double[rows.slots()];
  }

  /**
   * The middle of each slot.
   *
   * @param widths of the slots
   */
  static double[] of(Rows rows, List<int[]> order, double[] widths) {
    RowPositions positions = new RowPositions(rows, order, widths);
    for (int[] row : order) {
      positions.set(row, new double[row.length], new double[row.length]);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < order.size(); i++) {
        positions.draw(order.get(round % 2 == 0 ? i : order.size() - 1 - i));
      }
    }
    return positions.x;
  }

  private void draw(int[] row) {
    double[] wanted = new double[row.length];
    double[] pulls = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      for (int[] neighbours : new int[][] {rows.above(row[i]), rows.below(row[i])}) {
        for (int neighbour : neighbours) {
          boolean passes = !rows.isNode(row[i]) && !rows.isNode(neighbour);
          double pull = passes ? STRAIGHTNESS : 1;
          wanted[i] += pull * x[neighbour];
          pulls[i] += pull;
        }
      }
      wanted[i] = pulls[i] > 0 ? wanted[i] / pulls[i] : x[row[i]];
    }
    set(row, wanted, pulls);
  }

  /**
   * Minimises Σ pull (x − wanted)² with at least the required gaps between the slots of the row.
   */
  private void set(int[] row, double[] wanted, double[] pulls) {
    double[] offset = new double[row.length];
    for (int i = 1; i < row.length; i++) {
      offset[i] = offset[i - 1] + distance(row[i - 1], row[i]);
    }
    double[] sums = new double[row.length];
    double[] weights = new double[row.length];
    int[] sizes = new int[row.length];
    int pools = 0;
    for (int i = 0; i < row.length; i++) {
      weights[pools] = Math.max(pulls[i], NO_PULL);
      sums[pools] = weights[pools] * (wanted[i] - offset[i]);
      sizes[pools] = 1;
      pools++;
      while (pools > 1
          && sums[pools - 2] / weights[pools - 2] >= sums[pools - 1] / weights[pools - 1]) {
        sums[pools - 2] += sums[pools - 1];
        weights[pools - 2] += weights[pools - 1];
        sizes[pools - 2] += sizes[pools - 1];
        pools--;
      }
    }
    int next = 0;
    for (int pool = 0; pool < pools; pool++) {
      for (int i = 0; i < sizes[pool]; i++, next++) {
        x[row[next]] = sums[pool] / weights[pool] + offset[next];
      }
    }
  }

  private double distance(int left, int right) {
    boolean nodes = rows.isNode(left) && rows.isNode(right);
    return (widths[left] + widths[right]) / 2 + (nodes ? NODE_GAP : LINE_GAP);
  }

  @Override
  public String toString() {
    return order.stream().map(Arrays::toString).toList() + " at " + Arrays.toString(x);
  }
}
