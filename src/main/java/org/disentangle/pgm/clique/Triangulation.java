package org.disentangle.pgm.clique;

import java.util.List;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.UndirectedGraph;

/**
 * A graph made chordal by eliminating its nodes: before a node leaves, its neighbours are joined.
 *
 * @param graph what was triangulated
 * @param order in which the nodes leave; a perfect elimination order of {@code chordal}
 * @param fill the edges that were added, in the order of the nodes
 * @param chordal the graph with them
 */
public record Triangulation(
    UndirectedGraph graph, List<String> order, List<Edge> fill, UndirectedGraph chordal) {
  /** Copies the lists. */
  public Triangulation {
    order = List.copyOf(order);
    fill = List.copyOf(fill);
  }
}
