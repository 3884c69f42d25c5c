package org.disentangle.pgm.clique;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.UndirectedGraph;

/**
 * A triangulation: a graph made chordal by eliminating its nodes; before a node leaves, its
 * neighbours are joined.
 *
 * @param graph the original graph
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

  /** The triangulation along the order of {@link MinimumFill}; without fill if chordal. */
  public static Triangulation minimumFill(UndirectedGraph graph) {
    BitSet all = new BitSet();
    all.set(0, graph.nodes().size());
    MinimumFill elimination = MinimumFill.eliminate(graph, all);
    List<Edge> edges = new ArrayList<>(graph.edges());
    edges.addAll(elimination.fill());
    UndirectedGraph chordal = UndirectedGraph.of(graph.nodes().names(), edges);
    List<Edge> fill =
        chordal.edges().stream()
            .filter(
                edge ->
                    !graph.adjacent(
                        graph.nodes().index(edge.one()), graph.nodes().index(edge.other())))
            .toList();
    if (!new Chordality.Chordal(elimination.order()).proves(chordal)) {
      throw new IllegalStateException("the fill does not make chordal: " + fill + " of " + graph);
    }
    return new Triangulation(graph, elimination.order(), fill, chordal);
  }
}
