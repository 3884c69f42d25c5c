package org.disentangle.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.disentangle.graph.Variable.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** Each optimiser against the same formula in plain doubles, step by step. */
class OptimizerTest {
  private static final double RATE = 0.1;
  private static final String KERNEL = "layer/kernel";
  private static final float[] START = {1.5f, -2f, 0.25f};

  /** The gradient of ½ Σ c·w² with these c is c·w. */
  private static final double[] CURVATURE = {1, 0.5, 3};

  /** One weight of an optimiser in doubles. */
  private interface Shadow {
    double step(int index, double weight, double gradient, int step);
  }

  static Stream<Arguments> optimizers() {
    return Stream.of(
        Arguments.of(new Optimizer.Adam(0.9f, 0.999f, 1e-7f), adam()),
        Arguments.of(
            new Optimizer.AdamW(new Optimizer.Adam(0.9f, 0.999f, 1e-7f), 0.3f), adamW(0.3f)),
        Arguments.of(new Optimizer.AdamW(new Optimizer.Adam(0.9f, 0.999f, 1e-7f), 0), adam()),
        Arguments.of(new Optimizer.RmsProp(0.9f, 0.5f, 1e-7f), rmsProp()),
        Arguments.of(new Optimizer.Momentum(0.9f, false), momentum(false)),
        Arguments.of(new Optimizer.Momentum(0.9f, true), momentum(true)),
        Arguments.of(new Optimizer.AdaGrad(0.1f, 1e-7f), adaGrad()));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void followsItsFormula(Optimizer optimizer, Shadow shadow) {
    double[] expected = {START[0], START[1], START[2]};
    try (Minimization minimization = new Minimization(optimizer, 0)) {
      for (int step = 1; step <= 20; step++) {
        float[] found = minimization.step();
        for (int i = 0; i < expected.length; i++) {
          expected[i] = shadow.step(i, expected[i], CURVATURE[i] * expected[i], step);
          assertEquals(expected[i], found[i], 2e-5, "weight " + i + " after step " + step);
        }
      }
    }
  }

  /** The framework's Adam gives anything from 0.5 to 1.4 here. */
  @Test
  void firstStepOfAdamIsTheLearningRate() {
    try (Minimization minimization = new Minimization(new Optimizer.Adam(0.9f, 0.999f, 1e-7f), 0)) {
      float[] after = minimization.step();
      for (int i = 0; i < START.length; i++) {
        assertEquals(1.0, Math.abs((double) after[i] - START[i]) / RATE, 1e-5);
      }
    }
  }

  @Test
  void clippingScalesTheWholeGradientToTheLimit() {
    double limit = 0.5;
    double norm = 0;
    for (int i = 0; i < START.length; i++) {
      norm += Math.pow(CURVATURE[i] * START[i], 2);
    }
    norm = Math.sqrt(norm);
    float[] expected = new float[START.length];
    for (int i = 0; i < START.length; i++) {
      expected[i] = (float) (START[i] - RATE * CURVATURE[i] * START[i] * limit / norm);
    }
    try (Minimization minimization = new Minimization(new Optimizer.Momentum(0, false), limit)) {
      assertArrayEquals(expected, minimization.step(), 1e-6f);
    }
  }

  @Test
  void aGradientBelowTheLimitIsLeftAlone() {
    try (Minimization clipped = new Minimization(new Optimizer.Momentum(0, false), 1e6);
        Minimization free = new Minimization(new Optimizer.Momentum(0, false), 0)) {
      assertArrayEquals(free.step(), clipped.step(), 0);
    }
  }

  /**
   * Without any gradient a step leaves 1 − rate · decay of a kernel, a scale and a constant map.
   */
  @Test
  void onlyWhatIsMultipliedWithActivationsDecays() {
    List<String> decaying = List.of("layer/kernel", "norm/scale", "decoder/constant");
    List<String> staying =
        List.of("layer/bias", "norm/offset", "quantizer/values", "decoder/log_sigma");
    try (GraphScratch scratch = new GraphScratch()) {
      Stream.concat(decaying.stream(), staying.stream())
          .forEach(name -> scratch.variable(name, Shape.of(2), 4f, -0.5f));
      Ops tf = scratch.tf;
      List<Gradient> none =
          scratch.variables.trainable().stream()
              .map(variable -> new Gradient(variable, tf.constant(new float[2])))
              .toList();
      scratch.run(
          new Optimizer.AdamW(new Optimizer.Adam(0.9f, 0.999f, 1e-7f), 0.5f)
              .apply(tf, scratch.variables, none, tf.constant((float) RATE)));
      for (Variable variable : scratch.variables.trainable()) {
        float left = decaying.contains(variable.name()) ? 0.95f : 1;
        assertArrayEquals(
            new float[] {4 * left, -0.5f * left}, scratch.value(variable), 1e-6f, variable.name());
      }
    }
  }

  @Test
  void cuttingLimitsEachNumberByItself() {
    try (GraphScratch scratch = new GraphScratch()) {
      Variable first = scratch.variable("a", Shape.of(3), 0, 0, 0);
      Variable second = scratch.variable("b", Shape.of(1), 0);
      Ops tf = scratch.tf;
      List<Gradient> cut =
          Gradient.clippedByValue(
              tf,
              List.of(
                  new Gradient(first, tf.constant(new float[] {-7, 0.25f, 2})),
                  new Gradient(second, tf.constant(new float[] {-2.5f}))),
              2);
      assertArrayEquals(new float[] {-2, 0.25f, 2}, scratch.floats(cut.get(0).value()), 0);
      assertArrayEquals(new float[] {-2}, scratch.floats(cut.get(1).value()), 0);
      assertEquals(second, cut.get(1).variable());
    }
  }

  /** A graph that minimises ½ Σ c·w². */
  private static final class Minimization implements AutoCloseable {
    private final GraphSession session;
    private final Variable weights;
    private final Op train;

    Minimization(Optimizer optimizer, double clipNorm) {
      Graph graph = new Graph();
      Ops tf = Ops.create(graph);
      Variables variables = new Variables(tf);
      weights =
          variables.get(
              KERNEL, Shape.of(START.length), Role.TRAINABLE, (shape, random) -> START.clone());
      float[] curvature = new float[CURVATURE.length];
      for (int i = 0; i < curvature.length; i++) {
        curvature[i] = (float) CURVATURE[i];
      }
      Operand<TFloat32> loss =
          tf.math.mul(
              tf.constant(0.5f),
              tf.sum(
                  tf.math.mul(tf.constant(curvature), tf.math.square(weights.value())),
                  tf.constant(0)));
      List<Gradient> gradients = Gradient.of(graph, loss, variables.trainable());
      if (clipNorm > 0) {
        gradients = Gradient.clippedByGlobalNorm(tf, gradients, clipNorm);
      }
      List<Op> updates = optimizer.apply(tf, variables, gradients, tf.constant((float) RATE));
      train = tf.withControlDependencies(updates).noOp();
      session = new GraphSession(graph, variables, ConfigProto.getDefaultInstance());
      session.assign(session.initialValues(0));
    }

    float[] step() {
      session.runner().addTarget(train).run().close();
      Map<String, float[]> values = session.read(List.of(weights));
      return values.get(KERNEL);
    }

    @Override
    public void close() {
      session.close();
    }
  }

  private static Shadow adam() {
    double[] m = new double[START.length];
    double[] v = new double[START.length];
    // float32 of beta, as the graph has it
    double beta1 = 0.9f;
    double beta2 = 0.999f;
    return (i, weight, gradient, step) -> {
      m[i] = beta1 * m[i] + (1 - beta1) * gradient;
      v[i] = beta2 * v[i] + (1 - beta2) * gradient * gradient;
      double rate = RATE * Math.sqrt(1 - Math.pow(beta2, step)) / (1 - Math.pow(beta1, step));
      return weight - rate * m[i] / (Math.sqrt(v[i]) + 1e-7);
    };
  }

  /** Loshchilov &amp; Hutter (2019), Algorithm 2, the schedule being the rate itself. */
  private static Shadow adamW(double decay) {
    Shadow adam = adam();
    return (i, weight, gradient, step) ->
        adam.step(i, weight, gradient, step) - RATE * decay * weight;
  }

  private static Shadow rmsProp() {
    double[] meanSquare = new double[START.length];
    double[] momentum = new double[START.length];
    return (i, weight, gradient, step) -> {
      meanSquare[i] = 0.9 * meanSquare[i] + 0.1 * gradient * gradient;
      momentum[i] = 0.5 * momentum[i] + RATE * gradient / Math.sqrt(meanSquare[i] + 1e-7);
      return weight - momentum[i];
    };
  }

  private static Shadow momentum(boolean nesterov) {
    double[] velocity = new double[START.length];
    return (i, weight, gradient, step) -> {
      velocity[i] = 0.9 * velocity[i] + gradient;
      return weight - RATE * (nesterov ? gradient + 0.9 * velocity[i] : velocity[i]);
    };
  }

  private static Shadow adaGrad() {
    double[] accumulator = {0.1, 0.1, 0.1};
    return (i, weight, gradient, step) -> {
      accumulator[i] += gradient * gradient;
      return weight - RATE * gradient / (Math.sqrt(accumulator[i]) + 1e-7);
    };
  }
}
