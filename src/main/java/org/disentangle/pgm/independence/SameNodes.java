package org.disentangle.pgm.independence;

import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.name.Names;

/** Two graphs over the same nodes, brought into one order of the nodes. */
final class SameNodes {
  private SameNodes() {}

  /**
   * A graph with its nodes in another order.
   *
   * @throws UserErrorException if they are not the same nodes
   */
  static Graph inOrder(Graph graph, Nodes order) {
    return graph instanceof DirectedGraph directed
        ? inOrder(directed, order)
        : inOrder((UndirectedGraph) graph, order);
  }

  /** As {@link #inOrder(Graph, Nodes)}. */
  static DirectedGraph inOrder(DirectedGraph graph, Nodes order) {
    check(graph.nodes(), order);
    return DirectedGraph.of(order.names(), graph.arcs());
  }

  private static UndirectedGraph inOrder(UndirectedGraph graph, Nodes order) {
    check(graph.nodes(), order);
    return UndirectedGraph.of(order.names(), graph.edges());
  }

  private static void check(Nodes nodes, Nodes order) {
    List<String> added = nodes.names().stream().filter(name -> !order.contains(name)).toList();
    List<String> missing = order.names().stream().filter(name -> !nodes.contains(name)).toList();
    if (!added.isEmpty() || !missing.isEmpty()) {
      boolean second = !added.isEmpty();
      throw new UserErrorException(
          "the two graphs are not over the same nodes: the "
              + (second ? "second has " : "first has ")
              + Names.list(second ? added : missing)
              + ", which the other has not; graphs are compared over the same nodes");
    }
  }
}
