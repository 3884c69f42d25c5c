package org.disentangle.graph.rewriting;

import java.util.List;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Rewrites a graph so that sums have a fixed order: every sum of three or more tensors becomes sums
 * of two, in the order of the addends.
 *
 * <p>TensorFlow's {@code AddN}, which adds up the gradients of a tensor that is used several times,
 * begins with the first addend whose memory is no longer needed. Which addend that is depends on
 * which other operations have finished, and so does the rounding of the sum: two trainings from one
 * seed would diverge after some steps. Two addends give the same sum in either order.
 *
 * <p>TensorFlow's arithmetic optimizer would merge them again: sessions must be configured without
 * it, as {@code runtime.Devices} does.
 */
final class OrderedSums {
  private static final String SUM = "AddN";
  private static final String COUNT = "N";
  private static final String PARTIAL = "/partial_";

  private OrderedSums() {}

  /** The same graph with sums of two; every node keeps its name. */
  static GraphDef of(GraphDef graph) {
    GraphDef.Builder ordered = graph.toBuilder().clearNode();
    for (NodeDef node : graph.getNodeList()) {
      if (isLong(node)) {
        addSums(ordered, node);
      } else {
        ordered.addNode(node);
      }
    }
    return ordered.build();
  }

  private static boolean isLong(NodeDef node) {
    return node.getOp().equals(SUM) && addends(node).size() > 2;
  }

  private static void addSums(GraphDef.Builder graph, NodeDef node) {
    List<String> addends = addends(node);
    String sum = addends.get(0);
    for (int i = 1; i < addends.size() - 1; i++) {
      NodeDef.Builder partial =
          sum(node, sum, addends.get(i)).setName(node.getName() + PARTIAL + i);
      graph.addNode(partial);
      sum = partial.getName();
    }
    NodeDef.Builder last = sum(node, sum, addends.get(addends.size() - 1));
    node.getInputList().stream().filter(OrderedSums::isControl).forEach(last::addInput);
    graph.addNode(last);
  }

  private static NodeDef.Builder sum(NodeDef node, String first, String second) {
    NodeDef.Builder sum = node.toBuilder().clearInput().addInput(first).addInput(second);
    return sum.putAttr(COUNT, node.getAttrOrThrow(COUNT).toBuilder().setI(2).build());
  }

  private static List<String> addends(NodeDef node) {
    return node.getInputList().stream().filter(input -> !isControl(input)).toList();
  }

  private static boolean isControl(String input) {
    return input.startsWith("^");
  }
}
