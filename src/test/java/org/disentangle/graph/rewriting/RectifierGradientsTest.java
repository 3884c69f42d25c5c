package org.disentangle.graph.rewriting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;

class RectifierGradientsTest {

  /** Of a weighted sum of a rectifier's outputs, by its inputs. */
  private static GraphDef gradient(boolean leaky) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> x = tf.withName("x").placeholder(TFloat32.class);
      Operand<TFloat32> y =
          leaky
              ? tf.withName("y").nn.leakyRelu(x, LeakyRelu.alpha(0.2f))
              : tf.withName("y").nn.relu(x);
      Operand<TFloat32> loss =
          tf.sum(tf.math.mul(y, tf.constant(new float[] {3, 5, 7})), tf.constant(0));
      Operand<?> found = graph.addGradients(loss.asOutput(), new Output<?>[] {x.asOutput()})[0];
      tf.withName("gradient").identity(found.asOutput().expect(TFloat32.class));
      return graph.toGraphDef();
    }
  }

  private static float[] values(GraphDef definition) {
    try (Graph graph = new Graph();
        TFloat32 x = TFloat32.vectorOf(-2, 0, 4)) {
      graph.importGraphDef(definition);
      try (Session session = new Session(graph);
          Result result = session.runner().feed("x", x).fetch("gradient").run()) {
        TFloat32 values = (TFloat32) result.get(0);
        return new float[] {values.getFloat(0), values.getFloat(1), values.getFloat(2)};
      }
    }
  }

  private static List<String> readByGradient(GraphDef graph) {
    return graph.getNodeList().stream()
        .filter(node -> node.getOp().endsWith("ReluGrad"))
        .map(node -> node.getInput(1))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theGradientReadsTheOutputAndIsTheSame(boolean leaky) {
    GraphDef built = gradient(leaky);
    GraphDef rewritten = RectifierGradients.fromOutputs(built);
    assertEquals(List.of("x"), readByGradient(built));
    assertEquals(List.of("y"), readByGradient(rewritten));
    assertArrayEquals(values(built), values(rewritten), 0);
    assertEquals(
        built.getNodeList().stream().map(NodeDef::getName).toList(),
        rewritten.getNodeList().stream().map(NodeDef::getName).toList());
  }
}
