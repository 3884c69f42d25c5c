package org.disentangle.substitution;

import java.util.HashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.family.TType;

/**
 * Faster forms of operations: a graph is built with the operation itself, whose gradient is the one
 * that is wanted, and is run with the faster form in its place.
 */
public final class Substitutes {
  private static final String ATTRIBUTE = "_substitutes";

  private Substitutes() {}

  /**
   * Adds a faster form to a graph. It takes the operation's place for all that read its first
   * output, when the graph is run.
   *
   * @param tf named as the node that is added shall be
   * @param fast computes the same from the same inputs
   */
  public static <T extends TType> void register(Ops tf, Operand<T> operation, Operand<T> fast) {
    tf.scope()
        .env()
        .opBuilder("Identity", tf.scope().makeOpName("Identity"), tf.scope())
        .addInput(fast.asOutput())
        .setAttr(ATTRIBUTE, operation.op().name())
        .build();
  }

  /** The same graph with the faster forms in their places. */
  public static GraphDef used(GraphDef graph) {
    Map<String, String> substitutes = new HashMap<>();
    for (NodeDef node : graph.getNodeList()) {
      if (node.containsAttr(ATTRIBUTE)) {
        substitutes.put(node.getAttrOrThrow(ATTRIBUTE).getS().toStringUtf8(), node.getName());
      }
    }
    GraphDef.Builder rewritten = graph.toBuilder();
    for (NodeDef.Builder node : rewritten.getNodeBuilderList()) {
      for (int i = 0; i < node.getInputCount(); i++) {
        String input = node.getInput(i);
        node.setInput(i, substitutes.getOrDefault(input, input));
      }
    }
    return rewritten.build();
  }
}
