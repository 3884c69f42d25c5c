package org.disentangle.pgm.factor;

import java.util.List;
import org.disentangle.pgm.graph.Graph;

/** A graphical model: a graph with a product of tables over its nodes. */
public sealed interface GraphicalModel permits BayesianNetwork, MarkovNetwork {

  /** The graph over which the tables factorise. */
  Graph graph();

  /** The variables, in the order of the graph's nodes. */
  List<Variable> variables();

  /** The tables, in the order of their declaration (Bayesian networks: of the nodes). */
  List<Factor> factors();
}
