package org.disentangle.graph.rewriting;

import org.disentangle.substitution.Substitutes;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.RewriterConfig;

/**
 * All rewritings of a graph, none of which changes a name or what a node computes, but that a
 * softplus in bfloat16 becomes more exact.
 */
public final class GraphRewriting {
  private GraphRewriting() {}

  /**
   * The graph to run instead of the one that was built.
   *
   * @param config of the session that runs it
   * @return equal to the graph if there is nothing to rewrite
   */
  public static GraphDef of(GraphDef graph, ConfigProto config) {
    GraphDef rewritten = Substitutes.used(RectifierGradients.fromOutputs(OrderedSums.of(graph)));
    return isInBfloat16(config) ? Bfloat16Forms.of(rewritten) : rewritten;
  }

  private static boolean isInBfloat16(ConfigProto config) {
    return config.getGraphOptions().getRewriteOptions().getAutoMixedPrecisionOnednnBfloat16()
        == RewriterConfig.Toggle.ON;
  }
}
