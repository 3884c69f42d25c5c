package org.disentangle.pgm.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.disentangle.pgm.clique.MaximalCliques;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.Moralization;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.name.LookAlike;
import org.disentangle.pgm.separation.Observation;

/**
 * The content of a graph file: a graph, perhaps with numbers.
 *
 * @param name of the graph, by the text or its file
 * @param graph the graph itself
 * @param cliques of an undirected graph that was given by cliques, in their order; else empty
 * @param model the tables, where the text has them
 * @param notes a sentence for each change by the reader: normalised rows, merged double edges,
 *     added random tables
 * @param observation which nodes are latent or adjusted
 */
public record GraphDocument(
    String name,
    Graph graph,
    List<List<String>> cliques,
    Optional<GraphicalModel> model,
    List<String> notes,
    Observation observation) {
  /** Copies the lists. */
  public GraphDocument {
    cliques = cliques.stream().map(List::copyOf).toList();
    notes = List.copyOf(notes);
  }

  /** A document of a graph whose nodes may all be given. */
  public GraphDocument(
      String name,
      Graph graph,
      List<List<String>> cliques,
      Optional<GraphicalModel> model,
      List<String> notes) {
    this(name, graph, cliques, model, notes, Observation.free());
  }

  /**
   * The scopes of the factors of a distribution over an undirected graph: those of the tables, or
   * the cliques it was given by, or else its maximal cliques.
   *
   * @throws org.disentangle.pgm.TooLargeException if there are too many maximal cliques
   */
  public List<List<String>> scopes() {
    if (model.isPresent()) {
      return model.get().factors().stream().map(Factor::names).toList();
    }
    return cliques.isEmpty() ? MaximalCliques.all((UndirectedGraph) graph) : cliques;
  }

  /**
   * The moral graph of a directed graph, without tables.
   *
   * @throws ClassCastException if the graph is undirected
   */
  public GraphDocument moral() {
    return new GraphDocument(
        "moral(" + name + ")",
        Moralization.of((DirectedGraph) graph).graph(),
        List.of(),
        Optional.empty(),
        List.of(),
        observation);
  }

  /** The same under another name. */
  public GraphDocument named(String other) {
    return new GraphDocument(other, graph, cliques, model, notes, observation);
  }

  /** The same with tables. */
  public GraphDocument with(GraphicalModel tables) {
    return new GraphDocument(name, graph, cliques, Optional.of(tables), notes, observation);
  }

  /** The same with further notes after its own. */
  public GraphDocument noting(List<String> further) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(further);
    return new GraphDocument(name, graph, cliques, model, all, observation);
  }

  /** The same with a note for each two nodes whose names look the same. */
  public GraphDocument notingLookAlikes() {
    return noting(LookAlike.notes(graph.nodes().names()));
  }
}
