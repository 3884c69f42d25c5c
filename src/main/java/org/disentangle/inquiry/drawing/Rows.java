package org.disentangle.inquiry.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a layered plan: each node is a slot in its row, and a link that passes a row has an
 * empty slot there, which reserves space for it (Sugiyama, Tagawa &amp; Toda 1981, "Methods for
 * visual understanding of hierarchical system structures", IEEE Transactions on Systems, Man, and
 * Cybernetics 11).
 */
final class Rows {
  private final int nodes;
  private final int[] rowOf;
  private final int[][] above;
  private final int[][] below;
  private final List<int[]> chains;
  private final int rows;

  private Rows(int nodes, int rows, List<Integer> rowOf, List<int[]> chains) {
    this.nodes = nodes;
    this.rows = rows;
    this.rowOf = rowOf.stream().mapToInt(row -> row).toArray();
    this.chains = chains;
    List<List<Integer>> up = lists(rowOf.size());
    List<List<Integer>> down = lists(rowOf.size());
    for (int[] chain : chains) {
      for (int i = 1; i < chain.length; i++) {
        if (this.rowOf[chain[i - 1]] != this.rowOf[chain[i]]) {
          down.get(chain[i - 1]).add(chain[i]);
          up.get(chain[i]).add(chain[i - 1]);
        }
      }
    }
    this.above = arrays(up);
    this.below = arrays(down);
  }

  static Rows of(Plan plan, int[] layers) {
    List<Integer> rowOf = new ArrayList<>();
    Arrays.stream(layers).forEach(rowOf::add);
    List<int[]> chains = new ArrayList<>();
    for (Plan.Link link : plan.links()) {
      boolean down = layers[link.from()] <= layers[link.to()];
      int upper = down ? link.from() : link.to();
      int lower = down ? link.to() : link.from();
      List<Integer> chain = new ArrayList<>(List.of(upper));
      for (int row = layers[upper] + 1; row < layers[lower]; row++) {
        chain.add(rowOf.size());
        rowOf.add(row);
      }
      chain.add(lower);
      chains.add(chain.stream().mapToInt(slot -> slot).toArray());
    }
    return new Rows(
        plan.size(), Arrays.stream(layers).max().orElse(0) + 1, rowOf, List.copyOf(chains));
  }

  private static List<List<Integer>> lists(int size) {
    List<List<Integer>> lists = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      lists.add(new ArrayList<>());
    }
    return lists;
  }

  private static int[][] arrays(List<List<Integer>> lists) {
    return lists.stream()
        .map(list -> list.stream().mapToInt(slot -> slot).toArray())
        .toArray(int[][]::new);
  }

  /** How many slots there are; the nodes are the first. */
  int slots() {
    return rowOf.length;
  }

  /** How many rows there are. */
  int count() {
    return rows;
  }

  /** Whether a slot is a node and not the passage of a link. */
  boolean isNode(int slot) {
    return slot < nodes;
  }

  int rowOf(int slot) {
    return rowOf[slot];
  }

  /** The slots in the row above that a slot is linked with. */
  int[] above(int slot) {
    return above[slot];
  }

  /** The slots in the row below that a slot is linked with. */
  int[] below(int slot) {
    return below[slot];
  }

  /** The slots that a link of the plan passes, from its upper node to its lower one. */
  int[] chain(int link) {
    return chains.get(link);
  }
}
