package org.disentangle.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.disentangle.graph.Variable.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

class LayersTest {
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Variables variables = new Variables(tf);
  private GraphSession session;

  @AfterEach
  void close() {
    if (session == null) {
      graph.close();
    } else {
      session.close();
    }
  }

  private Layers layers(Mode mode) {
    return new Layers(tf, mode, variables, new Noise(tf.constant(new int[] {3, 4})));
  }

  private void open() {
    session = new GraphSession(graph, variables, ConfigProto.getDefaultInstance());
    session.assign(session.initialValues(1));
  }

  private float[] fetch(Operand<TFloat32> wanted) {
    try (Result result = session.runner().fetch(wanted).run()) {
      TFloat32 tensor = (TFloat32) result.get(0);
      float[] values = new float[Math.toIntExact(tensor.size())];
      tensor.copyTo(DataBuffers.of(values));
      return values;
    }
  }

  /** Of any size: what has been rounded up comes back as it was. */
  @ParameterizedTest
  @CsvSource({"8, 8, 4, 4", "7, 8, 4, 4", "7, 5, 4, 3", "1, 2, 1, 1"})
  void transposedConvolutionIsTheTransposeOfTheConvolution(int height, int width, int h, int w) {
    // <conv(x), y> = <x, convT(y)> for the same kernel and no bias.
    Layers layers = layers(Mode.INFERENCE);
    float[][][][] x = random(new SplittableRandom(1), 2, height, width, 3);
    float[][][][] y = random(new SplittableRandom(2), 2, h, w, 5);
    Operand<TFloat32> convolved = layers.convolution("conv", tf.constant(x), 5, 3, 2);
    Operand<TFloat32> transposed =
        layers.transposedConvolution(
            "conv", tf.constant(y), Shape.of(height, width, 3), 3, 2, false);
    assertEquals(Shape.of(2, h, w, 5), convolved.shape());
    assertEquals(Shape.of(2, height, width, 3), transposed.shape());
    open();
    assertEquals(dot(fetch(convolved), flat(y)), dot(flat(x), fetch(transposed)), 1e-4);
  }

  /** A window at the edge has fewer positions, and the mean of these. */
  @Test
  void averagePoolingTakesTheMeanOfWhatIsThere() {
    Layers layers = layers(Mode.INFERENCE);
    float[][][][] x = {{{{1}, {2}, {3}}, {{4}, {5}, {6}}, {{7}, {8}, {9}}}};
    Operand<TFloat32> y = layers.averagePooling("mean", tf.constant(x), 2);
    assertEquals(Shape.of(1, 2, 2, 1), y.shape());
    open();
    assertArrayEquals(new float[] {3, 4.5f, 7.5f, 9}, fetch(y), 0);
  }

  /** Position i of a doubled map is position i / 2 of the map, of an odd size too. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 28, 63, 64, 1023})
  void nearestNeighbourRepeatsEachPosition(int width) {
    Layers layers = layers(Mode.INFERENCE);
    float[][][][] x = new float[1][1][(width + 1) / 2][1];
    float[] expected = new float[2 * width];
    for (int i = 0; i < width; i++) {
      int repeated = i / 2;
      x[0][0][repeated][0] = repeated;
      expected[i] = repeated;
      expected[width + i] = repeated;
    }
    Operand<TFloat32> y = layers.nearestNeighbour("nearest", tf.constant(x), 2, width);
    assertEquals(Shape.of(1, 2, width, 1), y.shape());
    open();
    assertArrayEquals(expected, fetch(y), 0);
  }

  @Test
  void batchNormalizationUsesTheBatchInTrainingAndMovesTheAverages() {
    Layers layers = layers(Mode.TRAINING);
    Operand<TFloat32> y =
        layers.byMode().batchNormalization("norm", tf.constant(new float[][] {{1}, {3}, {5}, {7}}));
    var update = tf.withControlDependencies(layers.movingAverageUpdates()).noOp();
    open();
    double deviation = Math.sqrt(5 + 1e-3);
    assertArrayEquals(
        new float[] {
          (float) (-3 / deviation),
          (float) (-1 / deviation),
          (float) (1 / deviation),
          (float) (3 / deviation)
        },
        fetch(y),
        1e-5f);
    session.runner().addTarget(update).run().close();
    Map<String, float[]> moved = session.read(variables.all());
    assertEquals(0.01 * 4, moved.get("norm/moving_mean")[0], 1e-6);
    // The variance of four numbers with the divisor three, as Keras keeps it.
    assertEquals(0.99 + 0.01 * 20 / 3, moved.get("norm/moving_variance")[0], 1e-5);
  }

  @Test
  void batchNormalizationUsesTheAveragesInInference() {
    Layers layers = layers(Mode.INFERENCE);
    Operand<TFloat32> y =
        layers.byMode().batchNormalization("norm", tf.constant(new float[][] {{1}, {3}}));
    open();
    session.assign(
        Map.of(
            "norm/moving_mean", new float[] {2},
            "norm/moving_variance", new float[] {4},
            "norm/scale", new float[] {3},
            "norm/offset", new float[] {0.5f}));
    double deviation = Math.sqrt(4 + 1e-3);
    assertArrayEquals(
        new float[] {(float) (0.5 - 3 / deviation), (float) (0.5 + 3 / deviation)},
        fetch(y),
        1e-5f);
    assertTrue(layers.movingAverageUpdates().isEmpty());
  }

  @Test
  void dropoutKeepsTheMeanInTrainingAndDoesNothingInInference() {
    Operand<TFloat32> ones = tf.fill(tf.constant(new int[] {100, 100}), tf.constant(1f));
    Operand<TFloat32> training = layers(Mode.TRAINING).byMode().dropout("drop", ones, 0.25);
    Operand<TFloat32> inference = layers(Mode.INFERENCE).byMode().dropout("drop", ones, 0.25);
    open();
    double sum = 0;
    for (float value : fetch(training)) {
      assertTrue(value == 0 || Math.abs(value - 1 / 0.75) < 1e-6, "value " + value);
      sum += value;
    }
    assertEquals(1, sum / 10_000, 4 * Math.sqrt(0.25 / 0.75 / 10_000));
    for (float value : fetch(inference)) {
      assertEquals(1, value);
    }
  }

  /** Of an odd number of values too, and each row of a share as in the whole batch. */
  @Test
  void dropoutOfAShareIsThatOfTheWholeBatch() {
    Operand<TInt32> seed = tf.constant(new int[] {3, 4});
    Operand<TFloat32> whole = tf.fill(tf.constant(new int[] {6, 7}), tf.constant(1f));
    Operand<TFloat32> part = tf.fill(tf.constant(new int[] {2, 7}), tf.constant(1f));
    Operand<TFloat32> ofWhole = new Noise(seed).kept(tf, "drop", whole, 0.5);
    Operand<TFloat32> ofPart = new Noise(seed, new BatchShare(1, 3)).kept(tf, "drop", part, 0.5);
    open();
    assertArrayEquals(Arrays.copyOfRange(fetch(ofWhole), 14, 28), fetch(ofPart), 0);
  }

  @Test
  void aSecondCallSharesTheWeights() {
    Layers layers = layers(Mode.INFERENCE);
    Operand<TFloat32> x = tf.constant(new float[][] {{1, 2}});
    Operand<TFloat32> first = layers.dense("dense", x, 3);
    Operand<TFloat32> second = layers.dense("dense", x, 3);
    assertEquals(2, variables.all().size());
    assertEquals(1, layers.summaries().size());
    assertEquals(2 * 3 + 3, layers.summaries().get(0).parameters());
    open();
    assertArrayEquals(fetch(first), fetch(second), 0);
  }

  @Test
  void aNameWithAnotherShapeIsRefused() {
    variables.get("w", Shape.of(2), Role.TRAINABLE, Initializer.zeros());
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> variables.get("w", Shape.of(3), Role.TRAINABLE, Initializer.zeros()));
    assertTrue(refused.getMessage().contains("variable w"), refused.getMessage());
  }

  @Test
  void aScopeThatOtherOpsTookIsRefused() {
    tf.withSubScope("block").constant(1f);
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () -> variables.get("block/w", Shape.of(2), Role.TRAINABLE, Initializer.zeros()));
    assertEquals(
        "the scope of variable block/w is taken by other ops; its handle would be named"
            + " block_1/w",
        refused.getMessage());
  }

  @Test
  void glorotFansCountTheReceptiveField() {
    float[] values =
        Initializer.glorotUniform().values(Shape.of(3, 3, 16, 32), new SplittableRandom(1));
    double limit = Math.sqrt(6.0 / (9 * (16 + 32)));
    double square = 0;
    double largest = 0;
    for (float value : values) {
      square += value * value / values.length;
      largest = Math.max(largest, Math.abs(value));
    }
    assertTrue(largest <= limit);
    assertEquals(limit / Math.sqrt(3), Math.sqrt(square), 0.02 * limit);
  }

  @Test
  void firstValuesDependOnSeedAndNameAlone() {
    variables.get("a", Shape.of(2, 2), Role.TRAINABLE, Initializer.glorotUniform());
    float[] alone = variables.initialValues(7).get("a");
    variables.get("b", Shape.of(2, 2), Role.TRAINABLE, Initializer.glorotUniform());
    Map<String, float[]> both = variables.initialValues(7);
    assertArrayEquals(alone, both.get("a"), 0);
    assertTrue(alone[0] != both.get("b")[0]);
    assertTrue(alone[0] != variables.initialValues(8).get("a")[0]);
  }

  @Test
  void activationsAreTheirFormulas() {
    float[] x = {-2, -0.5f, 0, 3};
    assertArrayEquals(new float[] {0, 0, 0, 3}, apply(Activation.RELU, x), 0);
    assertArrayEquals(new float[] {-0.4f, -0.1f, 0, 3}, apply(Activation.LEAKY_RELU, x), 1e-7f);
    assertArrayEquals(
        new float[] {(float) Math.expm1(-2), (float) Math.expm1(-0.5), 0, 3},
        apply(Activation.ELU, x),
        1e-6f);
    assertArrayEquals(
        new float[] {(float) Math.tanh(-2), (float) Math.tanh(-0.5), 0, (float) Math.tanh(3)},
        apply(Activation.TANH, x),
        1e-6f);
  }

  private static float[] apply(Activation activation, float[] x) {
    try (Graph graph = new Graph();
        GraphSession session = session(graph, Ops.create(graph))) {
      Operand<TFloat32> y = activation.apply(Ops.create(graph), Ops.create(graph).constant(x));
      try (Result result = session.runner().fetch(y).run()) {
        float[] values = new float[x.length];
        ((TFloat32) result.get(0)).copyTo(DataBuffers.of(values));
        return values;
      }
    }
  }

  private static GraphSession session(Graph graph, Ops tf) {
    return new GraphSession(graph, new Variables(tf), ConfigProto.getDefaultInstance());
  }

  private static float[][][][] random(
      SplittableRandom random, int batch, int height, int width, int channels) {
    float[][][][] values = new float[batch][height][width][channels];
    for (float[][][] image : values) {
      for (float[][] row : image) {
        for (float[] pixel : row) {
          for (int c = 0; c < channels; c++) {
            pixel[c] = (float) random.nextDouble(-1, 1);
          }
        }
      }
    }
    return values;
  }

  private static float[] flat(float[][][][] values) {
    float[] flat =
        new float[values.length * values[0].length * values[0][0].length * values[0][0][0].length];
    int i = 0;
    for (float[][][] image : values) {
      for (float[][] row : image) {
        for (float[] pixel : row) {
          for (float value : pixel) {
            flat[i++] = value;
          }
        }
      }
    }
    return flat;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
