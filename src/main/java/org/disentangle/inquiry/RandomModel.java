package org.disentangle.inquiry;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.config.GraphConfig;
import org.disentangle.config.Place;
import org.disentangle.config.RandomTablesConfig;
import org.disentangle.config.VariableConfig;
import org.disentangle.pgm.TooLargeException;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.factor.RandomTables;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.format.TableSize;
import org.disentangle.pgm.graph.DirectedGraph;

/** Makes random tables for a graph without numbers. */
public final class RandomModel {
  private RandomModel() {}

  /**
   * The graph with random positive tables, and a note about them.
   *
   * @param states of each variable
   * @throws TooLargeException if the tables would be too large, before any is made
   */
  public static GraphDocument of(GraphDocument document, long seed, int states) {
    RandomTables tables = new RandomTables(seed, states);
    GraphicalModel model;
    if (document.graph() instanceof DirectedGraph directed) {
      checkSize(families(directed), states);
      model = tables.network(directed);
    } else {
      checkSize(document.scopes(), states);
      model = tables.network(document.graph().nodes().names(), document.scopes());
    }
    return document
        .with(model)
        .noting(
            List.of(
                "the tables of "
                    + document.name()
                    + " are random and positive: seed "
                    + seed
                    + ", "
                    + states
                    + " states a variable"));
  }

  /**
   * The same for an inquiry.
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
    return place.within("", () -> of(document, tables.getSeed(), tables.getStates()));
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

  private static void checkSize(List<List<String>> scopes, int states) {
    long entries = 0;
    for (List<String> scope : scopes) {
      long size = 1;
      for (int i = 0; i < scope.size() && size <= TableSize.MOST_ENTRIES; i++) {
        size *= states;
      }
      entries += size;
      if (entries > TableSize.MOST_ENTRIES) {
        throw new TooLargeException(
            "with the table over ("
                + String.join(", ", scope)
                + ") the random tables would have more than "
                + TableSize.MOST_ENTRIES
                + " entries; take fewer states than "
                + states
                + " or smaller families and cliques");
      }
    }
  }
}
