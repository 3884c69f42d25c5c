package org.disentangle.pgm.format;

import java.util.List;
import java.util.Optional;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.graph.Graph;

/**
 * What a text says: a graph, perhaps with numbers.
 *
 * @param name of the graph, by the text or its file
 * @param graph always there
 * @param cliques of an undirected graph that was given by cliques, in their order; else empty
 * @param model the tables, where the text has them
 * @param notes what the reader set right (rows that were off by rounding) or added (random tables),
 *     a sentence each
 */
public record GraphDocument(
    String name,
    Graph graph,
    List<List<String>> cliques,
    Optional<GraphicalModel> model,
    List<String> notes) {
  /** Copies the lists. */
  public GraphDocument {
    cliques = cliques.stream().map(List::copyOf).toList();
    notes = List.copyOf(notes);
  }
}
