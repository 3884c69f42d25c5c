package org.disentangle.graph.rewriting;

import java.util.List;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Rewrites a graph that TensorFlow will compute in bfloat16: elementwise operations that it
 * computes there number by number are written with others, which it computes with vectors.
 *
 * <ul>
 *   <li>{@code LeakyReluGrad(g, y)} = g · max(sign(y), α) and {@code EluGrad(g, y)} = g · min(y +
 *       1, 1): the same numbers, bit for bit.
 *   <li>{@code Softplus(x)} = max(x, 0) + log(1 + exp(−|x|)) and {@code SoftplusGrad(g, x)} = g /
 *       (1 + exp(−x)). TensorFlow keeps an exponential, and what follows from it, in float32: the
 *       numbers are more exact than before.
 * </ul>
 */
final class Bfloat16Forms {
  private static final String TYPE = "T";

  private final GraphDef.Builder graph;
  private final NodeDef node;

  private Bfloat16Forms(GraphDef.Builder graph, NodeDef node) {
    this.graph = graph;
    this.node = node;
  }

  /** The same graph with such forms; every node keeps its name. */
  static GraphDef of(GraphDef graph) {
    GraphDef.Builder rewritten = graph.toBuilder().clearNode();
    for (NodeDef node : graph.getNodeList()) {
      new Bfloat16Forms(rewritten, node).add();
    }
    return rewritten.build();
  }

  private void add() {
    String first = node.getInputCount() > 0 ? node.getInput(0) : "";
    switch (node.getOp()) {
      case "LeakyReluGrad" -> {
        String leak = constant("leak", node.getAttrOrThrow("alpha").getF());
        last("Mul", first, op("slope", "Maximum", op("sign", "Sign", node.getInput(1)), leak));
      }
      case "EluGrad" -> {
        String one = constant("one", 1);
        last("Mul", first, op("slope", "Minimum", op("sum", "AddV2", node.getInput(1), one), one));
      }
      case "Softplus" -> {
        String negative = op("negative", "Neg", op("magnitude", "Abs", first));
        String log = op("log", "Log1p", op("exp", "Exp", negative));
        last("AddV2", op("positive", "Relu", first), log);
      }
      case "SoftplusGrad" -> {
        String exp = op("exp", "Exp", op("negative", "Neg", node.getInput(1)));
        last("RealDiv", first, op("sum", "AddV2", exp, constant("one", 1)));
      }
      default -> graph.addNode(node);
    }
  }

  /** Adds an operation below the node's name. */
  private String op(String name, String op, String... inputs) {
    return add(named(name, op).addAllInput(List.of(inputs)).putAttr(TYPE, type()));
  }

  private String constant(String name, float value) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setDtype(type().getType())
            .setTensorShape(TensorShapeProto.getDefaultInstance())
            .addFloatVal(value);
    return add(
        named(name, "Const")
            .putAttr("dtype", type())
            .putAttr("value", AttrValue.newBuilder().setTensor(tensor).build()));
  }

  /** Adds the operation that takes the node's name, and waits for what the node waits for. */
  private void last(String op, String... inputs) {
    NodeDef.Builder last =
        NodeDef.newBuilder(node)
            .setOp(op)
            .clearInput()
            .clearAttr()
            .addAllInput(List.of(inputs))
            .putAttr(TYPE, type());
    node.getInputList().stream().filter(input -> input.startsWith("^")).forEach(last::addInput);
    graph.addNode(last);
  }

  private NodeDef.Builder named(String name, String op) {
    return NodeDef.newBuilder()
        .setName(node.getName() + "/" + name)
        .setOp(op)
        .setDevice(node.getDevice());
  }

  private String add(NodeDef.Builder added) {
    graph.addNode(added);
    return added.getName();
  }

  private AttrValue type() {
    return node.getAttrOrThrow(TYPE);
  }
}
