package org.disentangle.graph.sparse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.disentangle.analysis.GoldenMatrix;
import org.disentangle.graph.Gradient;
import org.disentangle.graph.GraphSession;
import org.disentangle.graph.Layers;
import org.disentangle.graph.Mode;
import org.disentangle.graph.Noise;
import org.disentangle.graph.Variable;
import org.disentangle.graph.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** The sparse coding blocks of a graph against ISTA in plain doubles. */
class ListaTest {
  private static final double LAMBDA = 0.3;
  private static final float[][] SIGNALS = signals(6, 16);

  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Variables variables = new Variables(tf);
  private final Layers layers =
      new Layers(tf, Mode.TRAINING, variables, new Noise(tf.constant(new int[] {3, 4})));
  private GraphSession session;

  @AfterEach
  void close() {
    if (session == null) {
      graph.close();
    } else {
      session.close();
    }
  }

  @Test
  void istaReachesTheSolutionOfCoordinateDescent() {
    double[][] signals = GoldenMatrix.doubles("lasso-signals");
    double[][] codes = GoldenMatrix.doubles("lasso-codes");
    Ista ista = new Ista(Dictionary.overcompleteDct(3, 15), LAMBDA);
    for (int i = 0; i < signals.length; i++) {
      assertArrayEquals(codes[i], ista.steps(signals[i], 20_000), 1e-9);
    }
  }

  @Test
  void istaNeverRaisesTheObjective() {
    Ista ista = new Ista(Dictionary.overcompleteDct(3, 15), LAMBDA);
    double[] x = GoldenMatrix.doubles("lasso-signals")[0];
    double[] z = new double[15];
    double before = ista.objective(x, z);
    for (int step = 0; step < 50; step++) {
      z = ista.step(x, z);
      double after = ista.objective(x, z);
      assertTrue(after <= before + 1e-15, "step " + step);
      before = after;
    }
  }

  @Test
  void istaConvergesInOneStepWithAnOrthonormalDictionary() {
    Ista ista = new Ista(Dictionary.orthonormalDct(9), LAMBDA);
    for (double[] x : GoldenMatrix.doubles("lasso-signals")) {
      double[] first = ista.steps(x, 1);
      assertArrayEquals(first, ista.steps(x, 1000), 1e-14);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 16})
  void listaStartsAsStepsOfIsta(int steps) {
    Dictionary dictionary = Dictionary.overcompleteDct(4, 30);
    Operand<TFloat32> codes =
        Lista.of(layers, tf, "lista", dictionary, LAMBDA, steps).codes(tf, tf.constant(SIGNALS));
    assertCodes(new Ista(dictionary, LAMBDA), steps, codes);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 16})
  void unrolledIstaIsIsta(int steps) {
    Dictionary dictionary = Dictionary.overcompleteDct(4, 30);
    Operand<TFloat32> codes =
        UnrolledIsta.of(layers, tf, "ista", dictionary, true, LAMBDA, steps)
            .codes(tf, tf.constant(SIGNALS));
    assertCodes(new Ista(dictionary, LAMBDA), steps, codes);
  }

  @Test
  void oneStepIsEnoughForAnOrthonormalDictionary() {
    Dictionary dictionary = Dictionary.orthonormalDct(16);
    Operand<TFloat32> one =
        Lista.of(layers, tf, "one", dictionary, LAMBDA, 1).codes(tf, tf.constant(SIGNALS));
    Operand<TFloat32> many =
        Lista.of(layers, tf, "many", dictionary, LAMBDA, 8).codes(tf, tf.constant(SIGNALS));
    open();
    assertArrayEquals(fetch(one), fetch(many), 1e-6f);
  }

  @Test
  void oneStepHasNoInhibitionToLearn() {
    Lista.of(layers, tf, "lista", Dictionary.overcompleteDct(4, 30), LAMBDA, 1);
    assertEquals(
        List.of("lista/filters", "lista/threshold_weight"),
        variables.trainable().stream().map(Variable::name).toList());
  }

  @Test
  void noThresholdLeavesNothingAtZero() {
    Dictionary dictionary = Dictionary.orthonormalDct(16);
    UnrolledIsta ista = UnrolledIsta.of(layers, tf, "ista", dictionary, false, 0, 3);
    Operand<TFloat32> signals = tf.constant(SIGNALS);
    Operand<TFloat32> back = ista.synthesis(tf, ista.codes(tf, signals));
    open();
    assertArrayEquals(fetch(signals), fetch(back), 1e-5f);
  }

  @Test
  void whatIsBelowTheThresholdIsExactlyZero() {
    Operand<TFloat32> y =
        SoftThreshold.apply(
            tf, tf.constant(new float[] {-3, -0.5f, -0.1f, 0, 0.1f, 0.5f, 3}), tf.constant(0.5f));
    open();
    assertArrayEquals(new float[] {-2.5f, 0, 0, 0, 0, 0, 2.5f}, fetch(y), 0);
  }

  @Test
  void softplusStartsWhereItIsToldTo() {
    Variable small =
        variables.get(
            "small", Shape.scalar(), Variable.Role.TRAINABLE, SoftThreshold.startingAt(1e-4));
    Variable large =
        variables.get(
            "large", Shape.scalar(), Variable.Role.TRAINABLE, SoftThreshold.startingAt(50));
    Operand<TFloat32> first = SoftThreshold.positive(tf, small.value());
    Operand<TFloat32> second = SoftThreshold.positive(tf, large.value());
    open();
    assertEquals(1e-4, fetch(first)[0], 1e-10);
    assertEquals(50, fetch(second)[0], 1e-5);
  }

  /** The derivative of the sum of the codes by each threshold is −Σ sign(z), by hand for T = 1. */
  @Test
  void aHigherThresholdLowersEachActiveCodeByAsMuch() {
    Lista lista = Lista.of(layers, tf, "lista", Dictionary.overcompleteDct(4, 30), LAMBDA, 1);
    Operand<TFloat32> codes = lista.codes(tf, tf.constant(SIGNALS));
    Operand<TFloat32> sum = tf.sum(codes, tf.constant(new int[] {0, 1}));
    Operand<TFloat32> derivative =
        graph.addGradients(sum.asOutput(), new Output<?>[] {lista.thresholds().asOutput()})[0]
            .expect(TFloat32.class);
    open();
    float[] z = fetch(codes);
    float[] found = fetch(derivative);
    for (int k = 0; k < 30; k++) {
      double expected = 0;
      for (int row = 0; row < SIGNALS.length; row++) {
        expected -= Math.signum(z[row * 30 + k]);
      }
      assertEquals(expected, found[k], 0, "atom " + k);
    }
  }

  @Test
  void gradientsAreThoseOfTheCodes() {
    Dictionary dictionary = Dictionary.overcompleteDct(4, 20);
    Operand<TFloat32> signals = tf.constant(SIGNALS);
    Operand<TFloat32> learned =
        Lista.of(layers, tf, "lista", dictionary, LAMBDA, 4).codes(tf, signals);
    UnrolledIsta ista = UnrolledIsta.of(layers, tf, "ista", dictionary, true, LAMBDA, 4);
    Operand<TFloat32> tied = ista.synthesis(tf, ista.codes(tf, signals));
    // Squares weigh the codes apart; the sum of both trains every variable.
    Operand<TFloat32> loss = tf.math.add(tf.nn.l2Loss(learned), tf.nn.l2Loss(tied));
    List<Gradient> gradients = Gradient.of(graph, loss, variables.trainable());
    open();
    Map<String, float[]> start = session.read(session.variables());
    for (Gradient gradient : gradients) {
      String name = gradient.variable().name();
      float[] values = fetch(gradient.value());
      double norm = 0;
      for (float value : values) {
        norm += value * value;
      }
      norm = Math.sqrt(norm);
      assertTrue(norm > 1e-3, name);
      double step = 1e-3;
      double up = lossAt(loss, start, name, values, step / norm);
      double down = lossAt(loss, start, name, values, -step / norm);
      assertEquals((up - down) / (2 * step), norm, 0.02 * norm, name);
    }
  }

  private double lossAt(
      Operand<TFloat32> loss,
      Map<String, float[]> start,
      String name,
      float[] direction,
      double by) {
    Map<String, float[]> moved = new LinkedHashMap<>(start);
    float[] values = start.get(name).clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (by * direction[i]);
    }
    moved.put(name, values);
    session.assign(moved);
    double value = fetch(loss)[0];
    session.assign(start);
    return value;
  }

  private void assertCodes(Ista ista, int steps, Operand<TFloat32> codes) {
    open();
    float[] found = fetch(codes);
    int atoms = ista.dictionary().atoms();
    int zeros = 0;
    for (int row = 0; row < SIGNALS.length; row++) {
      double[] x = new double[SIGNALS[row].length];
      for (int i = 0; i < x.length; i++) {
        x[i] = SIGNALS[row][i];
      }
      double[] expected = ista.steps(x, steps);
      for (int k = 0; k < atoms; k++) {
        assertEquals(expected[k], found[row * atoms + k], 1e-6, "row " + row + ", atom " + k);
        zeros += found[row * atoms + k] == 0 ? 1 : 0;
      }
    }
    assertTrue(zeros > 0 && zeros < found.length, zeros + " zeros");
  }

  private static float[][] signals(int count, int size) {
    SplittableRandom random = new SplittableRandom(4);
    float[][] signals = new float[count][size];
    for (float[] signal : signals) {
      for (int i = 0; i < size; i++) {
        signal[i] = (float) random.nextGaussian();
      }
    }
    return signals;
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
}
