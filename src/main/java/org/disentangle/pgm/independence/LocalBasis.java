package org.disentangle.pgm.independence;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.separation.Statement;

/**
 * The local Markov basis of a graph: one statement for each node, from which all others follow.
 *
 * <p>In a directed graph a node is independent of its non-descendants given its parents (Koller
 * &amp; Friedman 2009, Definition 3.1); the others follow in every distribution. In an undirected
 * graph it is independent of all others given its neighbours (section 4.3.2); the others follow in
 * every positive distribution.
 */
public final class LocalBasis {
  private LocalBasis() {}

  /** The statements in the order of the nodes; a node without independencies has none. */
  public static List<Statement> of(Graph graph) {
    Nodes nodes = graph.nodes();
    List<Statement> basis = new ArrayList<>();
    for (int node = 0; node < nodes.size(); node++) {
      BitSet self = new BitSet();
      self.set(node);
      BitSet given =
          graph instanceof DirectedGraph directed
              ? nodes.set(directed.parents(nodes.name(node)))
              : ((UndirectedGraph) graph).neighbourSet(node);
      BitSet others = new BitSet();
      others.set(0, nodes.size());
      others.andNot(given);
      others.andNot(
          graph instanceof DirectedGraph directed ? directed.withDescendants(self) : self);
      if (!others.isEmpty()) {
        basis.add(new Statement(nodes.names(self), nodes.names(others), nodes.names(given)));
      }
    }
    return basis;
  }
}
