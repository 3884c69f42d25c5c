package org.disentangle.pgm.clique;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.graph.UndirectedGraph;

/**
 * The minimum-fill elimination order: the next node is the one whose elimination adds fewest edges;
 * of several, the one with fewest neighbours, then the first (Koller &amp; Friedman 2009, Section
 * 9.4.3.2).
 *
 * <p>A greedy order: finding the best one is NP-hard, and another order may need fewer edges.
 */
public final class MinimumFill {
  private final Nodes nodes;
  private final BitSet[] neighbours;
  private final int[] missing;
  private final int[] degrees;
  private final List<String> order = new ArrayList<>();
  private final List<Edge> fill = new ArrayList<>();

  private MinimumFill(UndirectedGraph graph) {
    this.nodes = graph.nodes();
    this.neighbours = new BitSet[nodes.size()];
    Arrays.setAll(neighbours, graph::neighbourSet);
    this.missing = new int[nodes.size()];
    Arrays.setAll(missing, this::missingEdges);
    this.degrees = new int[nodes.size()];
    Arrays.setAll(degrees, graph::degree);
  }

  /**
   * The order in which some nodes of a graph are eliminated.
   *
   * @param leaving the nodes to eliminate; the others stay
   */
  public static List<String> order(UndirectedGraph graph, BitSet leaving) {
    return eliminate(graph, leaving).order();
  }

  static MinimumFill eliminate(UndirectedGraph graph, BitSet leaving) {
    MinimumFill elimination = new MinimumFill(graph);
    BitSet left = (BitSet) leaving.clone();
    while (!left.isEmpty()) {
      int next = elimination.cheapest(left);
      left.clear(next);
      elimination.leave(next);
    }
    return elimination;
  }

  List<String> order() {
    return List.copyOf(order);
  }

  /** The added edges, in the order in which they were added. */
  List<Edge> fill() {
    return List.copyOf(fill);
  }

  private int cheapest(BitSet left) {
    int best = left.nextSetBit(0);
    for (int node = best; node >= 0; node = left.nextSetBit(node + 1)) {
      if (missing[node] < missing[best]
          || (missing[node] == missing[best] && degrees[node] < degrees[best])) {
        best = node;
      }
    }
    return best;
  }

  private void leave(int node) {
    order.add(nodes.name(node));
    BitSet around = neighbours[node];
    around.stream().forEach(one -> neighbours[one].clear(node));
    if (missing[node] == 0) {
      // No edge is added; the neighbours no longer count missing edges to this node.
      around.stream().forEach(one -> missing[one] -= degrees[one] - degrees[node]);
    } else {
      join(around);
    }
    neighbours[node] = new BitSet();
    around.stream().forEach(one -> degrees[one] = neighbours[one].cardinality());
  }

  /**
   * The missing edges change for the two joined nodes, and for nodes that have both as neighbours.
   */
  private void join(BitSet around) {
    BitSet touched = (BitSet) around.clone();
    for (int one = around.nextSetBit(0); one >= 0; one = around.nextSetBit(one + 1)) {
      BitSet fresh = (BitSet) around.clone();
      fresh.andNot(neighbours[one]);
      for (int other = fresh.nextSetBit(one + 1); other >= 0; other = fresh.nextSetBit(other + 1)) {
        fill.add(new Edge(nodes.name(one), nodes.name(other)));
        BitSet both = (BitSet) neighbours[one].clone();
        both.and(neighbours[other]);
        touched.or(both);
      }
    }
    for (int one = around.nextSetBit(0); one >= 0; one = around.nextSetBit(one + 1)) {
      neighbours[one].or(around);
      neighbours[one].clear(one);
    }
    for (int each = touched.nextSetBit(0); each >= 0; each = touched.nextSetBit(each + 1)) {
      missing[each] = missingEdges(each);
    }
  }

  private int missingEdges(int node) {
    int twice = 0;
    BitSet around = neighbours[node];
    for (int one = around.nextSetBit(0); one >= 0; one = around.nextSetBit(one + 1)) {
      BitSet apart = (BitSet) around.clone();
      apart.andNot(neighbours[one]);
      twice += apart.cardinality() - 1;
    }
    return twice / 2;
  }
}
