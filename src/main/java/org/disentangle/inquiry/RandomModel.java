package org.disentangle.inquiry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.config.GraphConfig;
import org.disentangle.config.Place;
import org.disentangle.config.RandomTablesConfig;
import org.disentangle.config.VariableConfig;
import org.disentangle.pgm.clique.MaximalCliques;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.factor.RandomTables;
import org.disentangle.pgm.factor.Variable;
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
    return new GraphDocument(
        document.name(),
        document.graph(),
        document.cliques(),
        Optional.of(model(document, tables, place)),
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
      for (String node : directed.nodes().names()) {
        List<String> scope = new ArrayList<>(directed.parents(node));
        scope.add(node);
        checkSize(scope, config, place);
      }
      return tables.network(directed);
    }
    List<List<String>> cliques =
        document.cliques().isEmpty() ? maximal((UndirectedGraph) graph, place) : document.cliques();
    cliques.forEach(clique -> checkSize(clique, config, place));
    return tables.network(graph.nodes().names(), cliques);
  }

  private static List<List<String>> maximal(UndirectedGraph graph, Place place) {
    MaximalCliques cliques = MaximalCliques.of(graph);
    if (!cliques.complete()) {
      throw place.fault(
          "the graph has more than "
              + MaximalCliques.DEFAULT_LIMIT
              + " maximal cliques, too many for a table each; give it by cliques");
    }
    return cliques.cliques();
  }

  /** Before any table is made. */
  private static void checkSize(List<String> scope, RandomTablesConfig config, Place place) {
    List<String> states = IntStream.range(0, config.getStates()).mapToObj(String::valueOf).toList();
    List<Variable> variables = scope.stream().map(name -> new Variable(name, states)).toList();
    place.within(
        "",
        () -> TableSize.checked("the table over (" + String.join(", ", scope) + ")", variables));
  }
}
