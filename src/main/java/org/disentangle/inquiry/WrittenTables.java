package org.disentangle.inquiry;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.disentangle.config.ConditionalTableConfig;
import org.disentangle.config.GraphConfig;
import org.disentangle.config.Place;
import org.disentangle.config.PotentialConfig;
import org.disentangle.config.RowConfig;
import org.disentangle.config.VariableConfig;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.MarkovNetwork;
import org.disentangle.pgm.factor.Variable;
import org.disentangle.pgm.format.BayesianNetworkBuilder;
import org.disentangle.pgm.format.ConditionalTable;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.format.RowSums;
import org.disentangle.pgm.format.TableSize;
import org.disentangle.pgm.graph.Nodes;

/** Makes a network from the tables that are written in an inquiry. */
final class WrittenTables {
  private final GraphConfig config;
  private final Place place;
  private final BayesianNetworkBuilder builder;
  private final List<Variable> variables = new ArrayList<>();

  /**
   * Reads the variables.
   *
   * @throws org.disentangle.UserErrorException if one is declared twice or lacks states
   */
  WrittenTables(GraphConfig config, Place place, RowSums sums) {
    this.config = config;
    this.builder = new BayesianNetworkBuilder(sums);
    this.place = place;
    for (int i = 0; i < config.getVariableCount(); i++) {
      VariableConfig each = config.getVariable(i);
      Place at = place.at("variable", i);
      Variable variable = at.within("", () -> new Variable(each.getName(), each.getStatesList()));
      builder.declare(at.toString(), variable);
      variables.add(variable);
    }
  }

  /** The network of the conditional tables. */
  GraphDocument bayesian(String name) {
    for (int i = 0; i < config.getConditionalCount(); i++) {
      builder.add(conditional(config.getConditional(i), place.at("conditional", i)));
    }
    return builder.document(name);
  }

  private ConditionalTable conditional(ConditionalTableConfig table, Place at) {
    String where = at.toString();
    Variable child = builder.variable(where, table.getOf());
    List<Variable> parents =
        table.getGivenList().stream().map(parent -> builder.variable(where, parent)).toList();
    List<Variable> scope = new ArrayList<>(parents);
    scope.add(child);
    String what = "the table of " + child.name();
    int size = at.within("", () -> TableSize.checked(what, scope));
    double[] values = new double[size];
    BitSet rows = new BitSet();
    for (int i = 0; i < table.getRowCount(); i++) {
      fill(values, rows, table.getRow(i), parents, child, at.at("row", i));
    }
    int wanted = size / child.cardinality();
    if (rows.cardinality() < wanted) {
      throw at.fault(
          what + " has " + rows.cardinality() + " of its " + wanted + " rows; give each");
    }
    return new ConditionalTable(where, child, parents, values);
  }

  private static void fill(
      double[] values,
      BitSet rows,
      RowConfig row,
      List<Variable> parents,
      Variable child,
      Place at) {
    String label =
        "the row (" + String.join(", ", row.getGivenList()) + ") of the table of " + child.name();
    if (row.getGivenCount() != parents.size()) {
      throw at.fault(
          label + " names " + row.getGivenCount() + " states for " + parents.size() + " parents");
    }
    if (row.getPCount() != child.cardinality()) {
      throw at.fault(
          label + " has " + row.getPCount() + " entries; it needs " + child.cardinality());
    }
    int index = 0;
    for (int i = 0; i < parents.size(); i++) {
      Variable parent = parents.get(i);
      String state = row.getGiven(i);
      index = index * parent.cardinality() + at.within("", () -> parent.index(state));
    }
    if (rows.get(index)) {
      throw at.fault(label + " is given twice; keep one");
    }
    rows.set(index);
    for (int state = 0; state < child.cardinality(); state++) {
      values[index * child.cardinality() + state] = row.getP(state);
    }
  }

  /** The network of the potentials. */
  GraphDocument markov(String name) {
    List<Factor> factors = new ArrayList<>();
    for (int i = 0; i < config.getPotentialCount(); i++) {
      factors.add(potential(config.getPotential(i), place.at("potential", i)));
    }
    MarkovNetwork network = new MarkovNetwork(variables, factors);
    return new GraphDocument(
        name,
        network.graph(),
        factors.stream().map(Factor::names).toList(),
        Optional.of(network),
        List.of());
  }

  private Factor potential(PotentialConfig potential, Place at) {
    String where = at.toString();
    at.within("a potential: ", () -> new Nodes(potential.getOfList()));
    List<Variable> scope =
        potential.getOfList().stream().map(name -> builder.variable(where, name)).toList();
    at.within(
        "",
        () ->
            TableSize.checked(
                "the table over (" + String.join(", ", potential.getOfList()) + ")", scope));
    double[] values = potential.getValuesList().stream().mapToDouble(Double::doubleValue).toArray();
    return at.within("", () -> new Factor(scope, values));
  }
}
