package org.disentangle.cli.pgm;

import java.util.List;
import java.util.Optional;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.Marriage;
import org.disentangle.pgm.graph.Moralization;
import org.disentangle.pgm.graph.UndirectedGraph;

/** The undirected graph that a question about cliques is about. */
final class Moral {
  private Moral() {}

  /** An undirected graph itself, a directed graph's moral graph. */
  static UndirectedGraph of(Graph graph) {
    return graph instanceof DirectedGraph directed
        ? Moralization.of(directed).graph()
        : (UndirectedGraph) graph;
  }

  /** What was done to a directed graph. */
  static Optional<String> note(Graph graph, ListLimit limit) {
    if (!(graph instanceof DirectedGraph directed)) {
      return Optional.empty();
    }
    List<Marriage> marriages = Moralization.of(directed).marriages();
    return Optional.of(
        "the graph is directed; this is its moral graph, which "
            + (marriages.isEmpty()
                ? "marries no parents"
                : "marries "
                    + limit.row(
                        marriages.stream().map(marriage -> marriage.edge().toString()).toList())));
  }
}
