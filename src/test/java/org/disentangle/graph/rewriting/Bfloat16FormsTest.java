package org.disentangle.graph.rewriting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.OperationBuilder;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.RewriterConfig.Toggle;
import org.tensorflow.types.TFloat32;

/** The forms for bfloat16 give the numbers of TensorFlow's own operations. */
class Bfloat16FormsTest {
  private static final float FACTOR = -1.7f;

  /** Every bfloat16 from {@code least} on that is a finite number. */
  private static float[] all(float least) {
    float[] found = new float[1 << 16];
    int count = 0;
    for (int bits = 0; bits < found.length; bits++) {
      float value = Float.intBitsToFloat(bits << 16);
      boolean isNormal = Math.abs(value) >= Float.MIN_NORMAL || value == 0;
      if (Float.isFinite(value) && isNormal && value >= least) {
        found[count++] = value;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** {@code op(FACTOR · x, x)} or {@code op(x)}, between products that run in bfloat16. */
  private static GraphDef graph(String op, boolean isGradient) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> given = tf.withName("x").placeholder(TFloat32.class);
      Operand<TFloat32> one = tf.constant(new float[][] {{1}});
      Operand<TFloat32> x =
          tf.linalg.matMul(tf.reshape(given, tf.constant(new int[] {-1, 1})), one);
      OperationBuilder builder = graph.baseScope().opBuilder(op, "y");
      if (isGradient) {
        builder.addInput(tf.linalg.matMul(x, tf.constant(new float[][] {{FACTOR}})).asOutput());
      }
      Output<TFloat32> y = builder.addInput(x.asOutput()).build().output(0);
      tf.withName("found").reshape(tf.linalg.matMul(y, one), tf.constant(new int[] {-1}));
      return graph.toGraphDef();
    }
  }

  private static float[] values(GraphDef definition, float[] of, ConfigProto config) {
    try (Graph graph = new Graph();
        TFloat32 x = TFloat32.tensorOf(Shape.of(of.length), DataBuffers.of(of))) {
      graph.importGraphDef(definition);
      try (Session session = new Session(graph, config);
          Result result = session.runner().feed("x", x).fetch("found").run()) {
        float[] values = new float[of.length];
        ((TFloat32) result.get(0)).copyTo(DataBuffers.of(values));
        return values;
      }
    }
  }

  private static ConfigProto inBfloat16() {
    ConfigProto.Builder config = ConfigProto.newBuilder();
    config
        .getGraphOptionsBuilder()
        .getRewriteOptionsBuilder()
        .setAutoMixedPrecisionOnednnBfloat16(Toggle.ON);
    return config.build();
  }

  private static boolean has(GraphDef graph, String op) {
    return graph.getNodeList().stream().map(NodeDef::getOp).anyMatch(op::equals);
  }

  @ParameterizedTest
  @CsvSource({"LeakyReluGrad, -3e38", "EluGrad, -1"})
  void gradientsAreTheSameForEveryNumber(String op, float least) {
    GraphDef own = graph(op, true);
    GraphDef form = Bfloat16Forms.of(own);
    assertFalse(has(form, op));
    float[] numbers = all(least);
    assertTrue(numbers.length > 30_000);
    ConfigProto config = inBfloat16();
    assertArrayEquals(values(own, numbers, config), values(form, numbers, config), 0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void softplusAndItsGradientAreExact(boolean isGradient) {
    GraphDef form = Bfloat16Forms.of(graph(isGradient ? "SoftplusGrad" : "Softplus", isGradient));
    float[] numbers = new float[2001];
    double[] expected = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (i - 1000) / 8f;
      double exp = Math.exp(-Math.abs((double) numbers[i]));
      double sigmoid = 1 / (1 + Math.exp(-numbers[i]));
      expected[i] =
          isGradient ? FACTOR * numbers[i] * sigmoid : Math.max(numbers[i], 0) + Math.log1p(exp);
    }
    float[] found = values(form, numbers, ConfigProto.getDefaultInstance());
    for (int i = 0; i < numbers.length; i++) {
      assertEquals(expected[i], found[i], 1e-6 * Math.max(1, Math.abs(expected[i])));
    }
  }

  /** The numbers beyond a bfloat16's 8 bits are right too. */
  @Test
  void softplusStaysInFloat32() {
    ConfigProto config = inBfloat16();
    GraphDef built;
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> x = tf.withName("x").placeholder(TFloat32.class);
      Operand<TFloat32> column = tf.reshape(x, tf.constant(new int[] {-1, 1}));
      Operand<TFloat32> product = tf.linalg.matMul(column, tf.constant(new float[][] {{1}}));
      Operand<TFloat32> y = tf.math.softplus(product);
      tf.withName("found").reshape(y, tf.constant(new int[] {-1}));
      built = graph.toGraphDef();
    }
    assertTrue(has(GraphRewriting.of(built, ConfigProto.getDefaultInstance()), "Softplus"));
    GraphDef rewritten = GraphRewriting.of(built, config);
    assertFalse(has(rewritten, "Softplus"));
    float[] numbers = new float[64];
    IntStream.range(0, numbers.length).forEach(i -> numbers[i] = (i - 32) / 8f);
    float[] found = values(rewritten, numbers, config);
    for (int i = 0; i < numbers.length; i++) {
      assertEquals(Math.log1p(Math.exp(numbers[i])), found[i], 1e-5);
    }
  }
}
