package org.disentangle.pgm.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.factor.BayesianNetwork;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.Potential;
import org.disentangle.pgm.factor.Variable;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.DirectedGraph;

/**
 * A builder of a Bayesian network while its text is read: variables first, then the table of each.
 * The arcs follow from the tables.
 */
public final class BayesianNetworkBuilder {
  private final Map<String, Variable> variables = new LinkedHashMap<>();
  private final Map<String, String> places = new LinkedHashMap<>();
  private final Map<String, ConditionalTable> tables = new LinkedHashMap<>();

  private final RowSums sums;

  /**
   * A network without variables.
   *
   * @param sums how rows that do not sum to 1 are treated
   */
  public BayesianNetworkBuilder(RowSums sums) {
    this.sums = sums;
  }

  /**
   * Declares a variable.
   *
   * @param where it stands: file and line, for sentences
   * @throws UserErrorException if there is one of this name
   */
  public void declare(String where, Variable variable) {
    String earlier = places.putIfAbsent(variable.name(), where);
    if (earlier != null) {
      throw new UserErrorException(
          where + ": the variable " + variable.name() + " is declared already, at " + earlier);
    }
    variables.put(variable.name(), variable);
  }

  /**
   * The variable of a name.
   *
   * @param where it is named: file and line, for sentences
   * @throws UserErrorException if it is not declared so far
   */
  public Variable variable(String where, String name) {
    Variable variable = variables.get(name);
    if (variable == null) {
      throw new UserErrorException(
          where + ": the variable " + name + " is not declared before it is used here");
    }
    return variable;
  }

  /** All variables so far, in the order of their declaration. */
  List<Variable> variables() {
    return List.copyOf(variables.values());
  }

  /**
   * Adds the table of a variable.
   *
   * @param table over declared variables
   * @throws UserErrorException if the variable has one
   */
  public void add(ConditionalTable table) {
    ConditionalTable earlier = tables.putIfAbsent(table.child().name(), table);
    if (earlier != null) {
      throw new UserErrorException(
          table.where()
              + ": the variable "
              + table.child().name()
              + " has a table already, at "
              + earlier.where()
              + "; keep one");
    }
  }

  /**
   * The network as a document, its rows normalised where they miss 1 by rounding, or all of them if
   * requested; with a note for each table that was changed.
   *
   * @param name its name
   * @throws UserErrorException if a variable has no table, a row misses 1 by more, a variable is
   *     its own parent or twice a parent of another, or the arcs close a cycle
   */
  public GraphDocument document(String name) {
    BayesianNetwork network = network();
    return new GraphDocument(name, network.graph(), List.of(), Optional.of(network), notes());
  }

  private BayesianNetwork network() {
    GraphBuilder builder = new GraphBuilder();
    variables.keySet().forEach(builder::node);
    for (Variable variable : variables.values()) {
      ConditionalTable table = tables.get(variable.name());
      if (table == null) {
        throw new UserErrorException(
            places.get(variable.name())
                + ": the variable "
                + variable.name()
                + " has no table; write the probabilities of its states given its parents");
      }
    }
    for (ConditionalTable table : tables.values()) {
      Set<Variable> seen = new HashSet<>();
      for (Variable parent : table.parents()) {
        if (!seen.add(parent)) {
          throw new UserErrorException(
              table.where()
                  + ": "
                  + parent.name()
                  + " is twice a parent of "
                  + table.child().name()
                  + "; keep one");
        }
        builder.arc(table.where(), new Arc(parent.name(), table.child().name()));
      }
    }
    DirectedGraph graph = builder.directed();
    Map<String, Factor> factors = new LinkedHashMap<>();
    tables.forEach((name, table) -> factors.put(name, inOrder(graph, table)));
    return new BayesianNetwork(graph, factors);
  }

  /** The table with its parents in the order of the graph. */
  private Factor inOrder(DirectedGraph graph, ConditionalTable table) {
    Factor factor = table.factor(sums);
    List<Variable> scope = new ArrayList<>();
    graph.parents(table.child().name()).forEach(parent -> scope.add(variables.get(parent)));
    scope.add(table.child());
    return scope.equals(factor.scope())
        ? factor
        : Potential.product(List.of(Potential.of(factor)), scope).factor();
  }

  /** A sentence for each table whose rows were normalised. */
  private List<String> notes() {
    return tables.values().stream().map(ConditionalTable::note).flatMap(Optional::stream).toList();
  }
}
