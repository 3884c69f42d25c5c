package org.disentangle.graph.rewriting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.runtime.DeviceChoice;
import org.disentangle.runtime.Devices;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.TFloat32;

/** Sums of gradients have one order, in the graph that TensorFlow executes too. */
class OrderedSumsTest {
  private static final ConfigProto OURS =
      Devices.select(new DeviceChoice.Cpu(), 1, List.of()).config();

  /** Of an input that is used four times: the derivative of x + x² + sin x + exp x. */
  private static GraphDef gradient() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> x =
          tf.reshape(tf.withName("x").placeholder(TFloat32.class), tf.constant(new int[] {3}));
      Operand<TFloat32> loss =
          tf.math.add(
              tf.math.add(tf.math.mul(x, tf.constant(1f)), tf.math.mul(x, x)),
              tf.math.add(tf.math.sin(x), tf.math.exp(x)));
      Operand<?> found = graph.addGradients(loss.asOutput(), new Output<?>[] {x.asOutput()})[0];
      tf.withName("gradient").identity(found.asOutput().expect(TFloat32.class));
      return graph.toGraphDef();
    }
  }

  private static boolean hasLongSum(GraphDef graph) {
    return graph.getNodeList().stream()
        .anyMatch(node -> node.getOp().equals("AddN") && node.getAttrOrThrow("N").getI() > 2);
  }

  /** What the session executes after all its optimizers, and what comes out. */
  private record Execution(List<NodeDef> nodes, float[] values) {
    static Execution of(GraphDef definition, ConfigProto config) {
      RunOptions telling = RunOptions.newBuilder().setOutputPartitionGraphs(true).build();
      try (Graph graph = new Graph();
          TFloat32 x = TFloat32.vectorOf(-1, 0.5f, 2)) {
        graph.importGraphDef(definition);
        try (Session session = new Session(graph, config);
            Result result =
                session
                    .runner()
                    .setOptions(telling)
                    .feed("x", x)
                    .fetch("gradient")
                    .runAndFetchMetadata()) {
          List<NodeDef> nodes = new ArrayList<>();
          result
              .getMetadata()
              .orElseThrow()
              .getPartitionGraphsList()
              .forEach(part -> nodes.addAll(part.getNodeList()));
          TFloat32 values = (TFloat32) result.get(0);
          return new Execution(
              nodes, new float[] {values.getFloat(0), values.getFloat(1), values.getFloat(2)});
        }
      }
    }

    boolean hasLongSums() {
      return nodes.stream()
          .anyMatch(node -> node.getOp().equals("AddN") && node.getAttrOrThrow("N").getI() > 2);
    }
  }

  @Test
  void whatIsExecutedHasNoSumOfMoreThanTwo() {
    GraphDef gradient = gradient();
    assertTrue(hasLongSum(gradient));
    GraphDef ordered = OrderedSums.of(gradient);
    assertFalse(hasLongSum(ordered));
    assertEquals(ordered, OrderedSums.of(ordered), "nothing is left to do");
    assertFalse(Execution.of(ordered, OURS).hasLongSums());
    // Both are needed: without either there is one.
    assertTrue(Execution.of(gradient, OURS).hasLongSums());
    assertTrue(Execution.of(ordered, ConfigProto.getDefaultInstance()).hasLongSums());
  }

  @Test
  void theSumIsTheSame() {
    float[] found = Execution.of(OrderedSums.of(gradient()), OURS).values();
    float[] points = {-1, 0.5f, 2};
    for (int i = 0; i < points.length; i++) {
      double x = points[i];
      assertEquals(1 + 2 * x + Math.cos(x) + Math.exp(x), found[i], 1e-5);
    }
  }

  @Test
  void otherNodesAreUntouched() {
    GraphDef gradient = gradient();
    List<NodeDef> others =
        gradient.getNodeList().stream().filter(node -> !node.getOp().equals("AddN")).toList();
    assertTrue(OrderedSums.of(gradient).getNodeList().containsAll(others));
    assertEquals(gradient.getLibrary(), OrderedSums.of(gradient).getLibrary());
  }
}
