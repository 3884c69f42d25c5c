package org.disentangle.pgm.separation;

import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.UndirectedGraph;

/**
 * The independence model I(G) of a graph: its independence statements (Koller &amp; Friedman 2009,
 * sections 3.3.1 and 4.3.1).
 */
public sealed interface IndependenceModel permits DirectedIndependence, UndirectedIndependence {

  /** The statements of a graph: by d-separation if it is directed, else by separation. */
  static IndependenceModel of(Graph graph) {
    return graph instanceof DirectedGraph directed
        ? new DirectedIndependence(directed)
        : new UndirectedIndependence((UndirectedGraph) graph);
  }

  /** The graph. */
  Graph graph();

  /**
   * Whether a statement is among them.
   *
   * @throws org.disentangle.UserErrorException if it names a node that the graph does not have
   */
  boolean holds(Statement statement);

  /**
   * Whether a statement is among them, and why.
   *
   * @throws org.disentangle.UserErrorException if it names a node that the graph does not have
   */
  Separation explain(Statement statement);
}
