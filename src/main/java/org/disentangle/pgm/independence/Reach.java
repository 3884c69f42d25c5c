package org.disentangle.pgm.independence;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.separation.BayesBall;

/**
 * The nodes that a graph does not separate from one, found by one search in time linear in the
 * graph, which tests the pairs of this node with all others at once.
 */
@FunctionalInterface
interface Reach {
  /**
   * The node itself and all that are connected with it.
   *
   * @param given other nodes; these may or may not be in the result
   */
  BitSet from(int node, BitSet given);

  /** By Bayes-ball in a directed graph, else by a walk around the given nodes. */
  static Reach of(Graph graph) {
    if (graph instanceof DirectedGraph directed) {
      return new BayesBall(directed)::reached;
    }
    UndirectedGraph undirected = (UndirectedGraph) graph;
    return (node, given) -> around(undirected, node, given);
  }

  private static BitSet around(UndirectedGraph graph, int start, BitSet given) {
    BitSet reached = new BitSet(graph.nodes().size());
    reached.set(start);
    Deque<Integer> open = new ArrayDeque<>();
    open.add(start);
    while (!open.isEmpty()) {
      int node = open.remove();
      for (int i = 0; i < graph.degree(node); i++) {
        int next = graph.neighbour(node, i);
        if (!reached.get(next) && !given.get(next)) {
          reached.set(next);
          open.add(next);
        }
      }
    }
    return reached;
  }
}
