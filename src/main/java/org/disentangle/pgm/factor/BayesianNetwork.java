package org.disentangle.pgm.factor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.graph.DirectedGraph;

/**
 * A directed graph with one conditional table for each node: p(x) = Π p(x_i | parents of x_i)
 * (Koller &amp; Friedman 2009, Definition 3.5). Immutable.
 */
public final class BayesianNetwork implements GraphicalModel {
  /** The largest deviation of a row's sum from 1 that rounding of doubles explains. */
  private static final double ROUNDING = 1e-9;

  private final DirectedGraph graph;
  private final List<Variable> variables;
  private final List<Factor> factors;

  /**
   * The network of a graph and its tables.
   *
   * @param tables by node; the scope is the node's parents in the order of the graph, then the node
   *     itself, so that each row (the last variable running) is a distribution
   * @throws UserErrorException if a table is missing, has another scope, or has a row that does not
   *     sum to 1 (readers of rounded files normalise rows first)
   */
  public BayesianNetwork(DirectedGraph graph, Map<String, Factor> tables) {
    this.graph = graph;
    List<Factor> inOrder = new ArrayList<>();
    for (String node : graph.nodes().names()) {
      Factor table = tables.get(node);
      if (table == null) {
        throw new UserErrorException("the variable " + node + " has no table");
      }
      List<String> expected = new ArrayList<>(graph.parents(node));
      expected.add(node);
      if (!table.names().equals(expected)) {
        throw new UserErrorException(
            table
                + " is given for "
                + node
                + ", whose table is over ("
                + String.join(", ", expected)
                + "): its parents, then itself");
      }
      checkRows(node, table);
      inOrder.add(table);
    }
    this.factors = List.copyOf(inOrder);
    this.variables =
        factors.stream().map(factor -> factor.scope().get(factor.scope().size() - 1)).toList();
  }

  private static void checkRows(String node, Factor table) {
    int states = table.scope().get(table.scope().size() - 1).cardinality();
    for (int row = 0; row < table.size() / states; row++) {
      double sum = 0;
      for (int i = 0; i < states; i++) {
        sum += table.value(row * states + i);
      }
      if (Math.abs(sum - 1) > ROUNDING) {
        throw new UserErrorException(
            "row " + (row + 1) + " of the table of " + node + " sums to " + sum + ", not to 1");
      }
    }
  }

  @Override
  public DirectedGraph graph() {
    return graph;
  }

  @Override
  public List<Variable> variables() {
    return variables;
  }

  @Override
  public List<Factor> factors() {
    return factors;
  }
}
