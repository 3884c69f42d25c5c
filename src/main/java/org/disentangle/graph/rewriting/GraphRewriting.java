package org.disentangle.graph.rewriting;

import org.tensorflow.proto.GraphDef;

/** All rewritings of a graph, none of which changes a name or what a node computes. */
public final class GraphRewriting {
  private GraphRewriting() {}

  /**
   * The graph to run instead of the one that was built.
   *
   * @return equal to the graph if there is nothing to rewrite
   */
  public static GraphDef of(GraphDef graph) {
    return Substitutes.used(RectifierGradients.fromOutputs(OrderedSums.of(graph)));
  }
}
