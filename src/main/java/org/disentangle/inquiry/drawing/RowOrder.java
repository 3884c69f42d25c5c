package org.disentangle.inquiry.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Orders the slots in each row so that few lines cross: sweeps that sort a row by the mean place of
 * the neighbours in the row before it, then swaps of neighbouring slots while they help.
 */
final class RowOrder {
  private static final int SWEEPS = 24;

  private final Rows rows;
  private final int[] place;

  private RowOrder(Rows rows) {
    this.rows = rows;
    this.place = new int[rows.slots()];
  }

  /** The rows from the top, each from the left. */
  static List<int[]> of(Rows rows) {
    return new RowOrder(rows).reduced();
  }

  private List<int[]> reduced() {
    List<int[]> order = declared();
    List<int[]> best = copy(order);
    int fewest = crossings(order);
    for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
      boolean down = sweep % 2 == 0;
      for (int i = 1; i < order.size(); i++) {
        sort(order.get(down ? i : order.size() - 1 - i), down);
      }
      swap(order);
      int crossings = crossings(order);
      if (crossings < fewest) {
        fewest = crossings;
        best = copy(order);
      }
    }
    return best;
  }

  /** The initial order: depth first from the top, so that connected nodes are close together. */
  private List<int[]> declared() {
    List<List<Integer>> found = new ArrayList<>();
    for (int row = 0; row < rows.count(); row++) {
      found.add(new ArrayList<>());
    }
    boolean[] seen = new boolean[rows.slots()];
    for (int row = 0; row < rows.count(); row++) {
      for (int slot = 0; slot < rows.slots(); slot++) {
        if (rows.rowOf(slot) == row) {
          visit(slot, seen, found);
        }
      }
    }
    List<int[]> order = new ArrayList<>();
    for (List<Integer> row : found) {
      order.add(row.stream().mapToInt(slot -> slot).toArray());
      note(order.get(order.size() - 1));
    }
    return order;
  }

  private void visit(int slot, boolean[] seen, List<List<Integer>> found) {
    if (!seen[slot]) {
      seen[slot] = true;
      found.get(rows.rowOf(slot)).add(slot);
      for (int below : rows.below(slot)) {
        visit(below, seen, found);
      }
    }
  }

  private static List<int[]> copy(List<int[]> order) {
    return order.stream().map(int[]::clone).toList();
  }

  private void note(int[] row) {
    for (int i = 0; i < row.length; i++) {
      place[row[i]] = i;
    }
  }

  private void sort(int[] row, boolean byAbove) {
    double[] wanted = new double[rows.slots()];
    for (int slot : row) {
      int[] neighbours = byAbove ? rows.above(slot) : rows.below(slot);
      wanted[slot] = Arrays.stream(neighbours).map(each -> place[each]).average().orElse(-1);
    }
    List<Integer> sorted =
        Arrays.stream(row)
            .boxed()
            .filter(slot -> wanted[slot] >= 0)
            .sorted(Comparator.comparingDouble(slot -> wanted[slot]))
            .toList();
    // A slot without a neighbour there stays where it is; the others fill the rest in their order.
    int next = 0;
    for (int i = 0; i < row.length; i++) {
      if (wanted[row[i]] >= 0) {
        row[i] = sorted.get(next++);
      }
    }
    note(row);
  }

  private void swap(List<int[]> order) {
    for (boolean better = true; better; ) {
      better = false;
      for (int[] row : order) {
        for (int i = 1; i < row.length; i++) {
          if (crossings(row[i], row[i - 1]) < crossings(row[i - 1], row[i])) {
            int left = row[i - 1];
            row[i - 1] = row[i];
            row[i] = left;
            better = true;
          }
        }
        note(row);
      }
    }
  }

  /** The crossings of the lines of two slots of a row, if the one is left of the other. */
  private int crossings(int left, int right) {
    return inverted(rows.above(left), rows.above(right))
        + inverted(rows.below(left), rows.below(right));
  }

  private int inverted(int[] ofLeft, int[] ofRight) {
    int count = 0;
    for (int one : ofLeft) {
      for (int other : ofRight) {
        if (place[one] > place[other]) {
          count++;
        }
      }
    }
    return count;
  }

  private int crossings(List<int[]> order) {
    int count = 0;
    for (int[] row : order) {
      for (int right = 1; right < row.length; right++) {
        for (int left = 0; left < right; left++) {
          count += inverted(rows.below(row[left]), rows.below(row[right]));
        }
      }
    }
    return count;
  }
}
