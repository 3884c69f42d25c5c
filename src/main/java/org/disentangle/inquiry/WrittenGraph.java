package org.disentangle.inquiry;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.disentangle.config.CliqueConfig;
import org.disentangle.config.GraphConfig;
import org.disentangle.config.Place;
import org.disentangle.config.VariableConfig;
import org.disentangle.pgm.format.EdgeList;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.format.RowSums;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.graph.UndirectedGraph;

/** Makes a graph that is written in an inquiry itself. */
final class WrittenGraph {
  private final GraphConfig config;
  private final Place place;
  private final List<String> declared;
  private final RowSums sums;

  private WrittenGraph(GraphConfig config, Place place, RowSums sums) {
    this.sums = sums;
    this.config = config;
    this.place = place;
    this.declared = config.getVariableList().stream().map(VariableConfig::getName).toList();
  }

  /**
   * The graph of variables, edges, cliques and tables.
   *
   * @param name its name
   * @param sums how rows that do not sum to 1 are treated
   * @throws org.disentangle.UserErrorException if they do not form a graph
   */
  static GraphDocument read(String name, GraphConfig config, Place place, RowSums sums) {
    return new WrittenGraph(config, place, sums).document(name).notingLookAlikes();
  }

  private GraphDocument document(String name) {
    place.within("", () -> new Nodes(declared));
    if (config.getConditionalCount() > 0 || config.getPotentialCount() > 0) {
      return withTables(name);
    }
    if (config.getCliqueCount() == 0) {
      return edges(name);
    }
    if (config.getEdgesCount() > 0) {
      throw place.fault(
          "the graph has edges and cliques; a pair is a clique too: keep one of both");
    }
    List<List<String>> cliques = cliques();
    Set<String> nodes = new LinkedHashSet<>(declared);
    cliques.forEach(nodes::addAll);
    return new GraphDocument(
        name, UndirectedGraph.ofCliques(nodes, cliques), cliques, Optional.empty(), List.of());
  }

  private GraphDocument withTables(String name) {
    if (config.getCliqueCount() > 0) {
      throw place.fault("the graph has cliques and tables, which are cliques themselves: keep one");
    }
    if (config.getConditionalCount() > 0 && config.getPotentialCount() > 0) {
      throw place.fault(
          "the graph has conditional tables and potentials; it is a Bayesian network or a Markov"
              + " network: keep one kind");
    }
    WrittenTables tables = new WrittenTables(config, place, sums);
    GraphDocument document =
        config.getConditionalCount() > 0 ? tables.bayesian(name) : tables.markov(name);
    if (config.getEdgesCount() == 0) {
      return document;
    }
    GraphDocument edges = edges(name);
    if (!edges.graph().equals(document.graph())) {
      throw place
          .at("edges")
          .fault(
              "the edges "
                  + edges.graph()
                  + " are not those of the tables, "
                  + document.graph()
                  + "; leave them out or set them right");
    }
    return document.noting(edges.notes());
  }

  private GraphDocument edges(String name) {
    EdgeList list = declared.isEmpty() ? new EdgeList() : new EdgeList(declared);
    for (int i = 0; i < config.getEdgesCount(); i++) {
      list.add(place.at("edges", i).toString(), config.getEdges(i));
    }
    return list.document(name);
  }

  private List<List<String>> cliques() {
    List<List<String>> cliques = new ArrayList<>();
    for (int i = 0; i < config.getCliqueCount(); i++) {
      CliqueConfig clique = config.getClique(i);
      Place at = place.at("clique", i);
      if (clique.getOfCount() == 0) {
        throw at.fault(
            "the clique is empty; name its variables, e.g. clique { of: [\"A\", \"B\"] }");
      }
      at.within(
          "the clique (" + String.join(", ", clique.getOfList()) + "): ",
          () -> new Nodes(clique.getOfList()));
      for (String member : clique.getOfList()) {
        if (!declared.isEmpty() && !declared.contains(member)) {
          throw at.fault("the variable " + member + " is not declared");
        }
      }
      cliques.add(List.copyOf(clique.getOfList()));
    }
    return cliques;
  }
}
