package org.disentangle.pgm.factor;

import java.util.List;
import org.disentangle.pgm.graph.Graph;

/** A graph with numbers: a product of tables over its nodes. */
public sealed interface GraphicalModel permits BayesianNetwork, MarkovNetwork {

  /** What the tables factorise over. */
  Graph graph();

  /** The variables, in the order of the graph's nodes. */
  List<Variable> variables();

  /** The tables, in the order of their declaration (Bayesian networks: of the nodes). */
  List<Factor> factors();
}
