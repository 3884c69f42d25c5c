package org.disentangle.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Rewrites a graph so that the gradients of rectifiers read the rectifier's output instead of its
 * input, which has the same sign: the same numbers, bit for bit.
 *
 * <p>TensorFlow's C++ gradients read the input. Then it must be kept, and TensorFlow cannot compute
 * linear layer, bias and rectifier as one operation.
 */
final class GradientsFromOutputs {
  /** The gradient's op for each rectifier's. */
  private static final Map<String, String> RECTIFIERS =
      Map.of("Relu", "ReluGrad", "LeakyRelu", "LeakyReluGrad");

  private static final int FEATURES = 1;

  private GradientsFromOutputs() {}

  /** Whether the graph has such a gradient. */
  static boolean isNeeded(GraphDef graph) {
    return graph.getNodeList().stream().anyMatch(node -> RECTIFIERS.containsValue(node.getOp()));
  }

  /** The same graph with such gradients. */
  static GraphDef of(GraphDef graph) {
    Map<String, Map<String, String>> outputs = new HashMap<>();
    for (NodeDef node : graph.getNodeList()) {
      if (RECTIFIERS.containsKey(node.getOp())) {
        outputs
            .computeIfAbsent(RECTIFIERS.get(node.getOp()), op -> new HashMap<>())
            .putIfAbsent(node.getInput(0), node.getName());
      }
    }
    GraphDef.Builder rewritten = graph.toBuilder();
    for (NodeDef.Builder node : rewritten.getNodeBuilderList()) {
      Map<String, String> known = outputs.getOrDefault(node.getOp(), Map.of());
      if (Set.copyOf(RECTIFIERS.values()).contains(node.getOp())) {
        node.setInput(
            FEATURES, known.getOrDefault(node.getInput(FEATURES), node.getInput(FEATURES)));
      }
    }
    return rewritten.build();
  }
}
