package org.disentangle.inquiry;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.config.GraphConfig;
import org.disentangle.config.Place;
import org.disentangle.config.RandomTablesConfig;
import org.disentangle.config.VariableConfig;
import org.disentangle.pgm.TooLargeException;
import org.disentangle.pgm.clique.MaximalCliques;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.factor.RandomTables;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.format.TableSize;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.UndirectedGraph;

/** Gives a graph without numbers random ones. */
final class RandomModel {
  private RandomModel() {}

  /**
   * The graph with positive tables, and a note that says so.
   *
   * @throws org.disentangle.UserErrorException if it has tables already, its variables have states
   *     of their own, or a table would be too large
   */
  static GraphDocument of(GraphDocument document, GraphConfig config, Place place) {
    if (document.model().isPresent()) {
      throw place.fault("the graph " + document.name() + " has tables; leave out random_tables");
    }
    for (VariableConfig variable : config.getVariableList()) {
      if (variable.getStatesCount() > 0) {
        throw place.fault(
            "the variable "
                + variable.getName()
                + " has states, but random_tables gives each variable its own; leave out one of"
                + " them");
      }
    }
    RandomTablesConfig tables = config.getRandomTables();
    return document
        .with(model(document, tables, place))
        .noting(
            List.of(
                "the tables of "
                    + document.name()
                    + " are random and positive: seed "
                    + tables.getSeed()
                    + ", "
                    + tables.getStates()
                    + " states a variable"));
  }

  private static GraphicalModel model(
      GraphDocument document, RandomTablesConfig config, Place place) {
    RandomTables tables = new RandomTables(config.getSeed(), config.getStates());
    Graph graph = document.graph();
    if (graph instanceof DirectedGraph directed) {
      checkSize(families(directed), config, place);
      return tables.network(directed);
    }
    List<List<String>> cliques =
        document.cliques().isEmpty() ? maximal((UndirectedGraph) graph, place) : document.cliques();
    checkSize(cliques, config, place);
    return tables.network(graph.nodes().names(), cliques);
  }

  private static List<List<String>> families(DirectedGraph graph) {
    List<List<String>> families = new ArrayList<>();
    for (String node : graph.nodes().names()) {
      List<String> family = new ArrayList<>(graph.parents(node));
      family.add(node);
      families.add(family);
    }
    return families;
  }

  private static List<List<String>> maximal(UndirectedGraph graph, Place place) {
    try {
      return MaximalCliques.all(graph);
    } catch (TooLargeException e) {
      throw place.fault(e.getMessage());
    }
  }

  /** Before any table is made. */
  private static void checkSize(List<List<String>> scopes, RandomTablesConfig config, Place place) {
    long entries = 0;
    for (List<String> scope : scopes) {
      long size = 1;
      for (int i = 0; i < scope.size() && size <= TableSize.MOST_ENTRIES; i++) {
        size *= config.getStates();
      }
      entries += size;
      if (entries > TableSize.MOST_ENTRIES) {
        throw place.fault(
            "with the table over ("
                + String.join(", ", scope)
                + ") the random tables would have more than "
                + TableSize.MOST_ENTRIES
                + " entries; take fewer states than "
                + config.getStates()
                + " or smaller families and cliques");
      }
    }
  }
}
