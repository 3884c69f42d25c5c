package org.disentangle.pgm.factor;

import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.graph.UndirectedGraph;

/**
 * A Markov network, a normalised product of tables: p(x) = (1/Z) Π f_c(x_c), with the graph in
 * which the variables of each table are joined (Koller &amp; Friedman 2009, Definition 4.3).
 * Immutable.
 */
public final class MarkovNetwork implements GraphicalModel {
  private final UndirectedGraph graph;
  private final List<Variable> variables;
  private final List<Factor> factors;

  /**
   * The network of some tables.
   *
   * @param variables all of them, including those in no table
   * @param factors over these variables
   * @throws UserErrorException if a table is over another variable, or over a variable with other
   *     states
   */
  public MarkovNetwork(List<Variable> variables, List<Factor> factors) {
    this.variables = List.copyOf(variables);
    this.factors = List.copyOf(factors);
    this.graph =
        UndirectedGraph.ofCliques(
            this.variables.stream().map(Variable::name).toList(),
            this.factors.stream().map(Factor::names).toList());
    for (Factor factor : this.factors) {
      for (Variable variable : factor.scope()) {
        Variable declared = this.variables.get(graph.nodes().index(variable.name()));
        if (!declared.equals(variable)) {
          throw new UserErrorException(
              factor
                  + " gives "
                  + variable.name()
                  + " the states "
                  + String.join(", ", variable.states())
                  + "; it is declared with "
                  + String.join(", ", declared.states()));
        }
      }
    }
  }

  @Override
  public UndirectedGraph graph() {
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
