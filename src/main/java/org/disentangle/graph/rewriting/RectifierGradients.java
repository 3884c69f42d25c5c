package org.disentangle.graph.rewriting;

import java.util.HashMap;
import java.util.Map;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Rewrites a graph so that the gradients of rectifiers read the rectifier's output instead of its
 * input. Both have the same sign, which is all that such a gradient depends on: the same numbers,
 * bit for bit.
 *
 * <p>TensorFlow's C++ gradients read the input. Then it must be kept, and TensorFlow cannot compute
 * a linear layer, its bias and the rectifier as one operation.
 */
final class RectifierGradients {
  /** The op of the gradient, and the rectifier's. */
  private static final Map<String, String> RECTIFIERS =
      Map.of("ReluGrad", "Relu", "LeakyReluGrad", "LeakyRelu");

  /** The position of the rectifier's input among those of its gradient. */
  private static final int FEATURES = 1;

  private RectifierGradients() {}

  /** The same graph with such gradients. */
  static GraphDef fromOutputs(GraphDef graph) {
    Map<Rectified, String> outputs = new HashMap<>();
    for (NodeDef node : graph.getNodeList()) {
      if (RECTIFIERS.containsValue(node.getOp())) {
        outputs.putIfAbsent(new Rectified(node.getOp(), node.getInput(0)), node.getName());
      }
    }
    GraphDef.Builder rewritten = graph.toBuilder();
    for (NodeDef.Builder node : rewritten.getNodeBuilderList()) {
      String rectifier = RECTIFIERS.get(node.getOp());
      if (rectifier != null) {
        String features = node.getInput(FEATURES);
        node.setInput(FEATURES, outputs.getOrDefault(new Rectified(rectifier, features), features));
      }
    }
    return rewritten.build();
  }

  /** What goes into a rectifier. */
  private record Rectified(String rectifier, String input) {}
}
