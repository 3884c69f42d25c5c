package org.disentangle.model.variational;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.disentangle.graph.GraphRun;
import org.disentangle.graph.GraphSession;
import org.disentangle.graph.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

class PiControllerTest {
  /** Made by src/test/golden/control_golden.py. */
  private static List<double[]> golden() throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                PiControllerTest.class.getResourceAsStream("/golden/control.csv"),
                StandardCharsets.UTF_8))) {
      return in.lines()
          .skip(1)
          .map(
              line -> Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray())
          .toList();
    }
  }

  /** β after each step. */
  private static List<Float> betas(PiController controller, List<double[]> targetsAndMeasured) {
    Graph graph = new Graph();
    Ops tf = Ops.create(graph);
    Placeholder<TFloat32> target =
        tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    Placeholder<TFloat32> measured =
        tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    Variables variables = new Variables(tf);
    List<Op> updates = controller.updates(tf, variables, target, measured);
    List<Float> betas = new ArrayList<>();
    try (GraphSession session =
        new GraphSession(graph, variables, ConfigProto.getDefaultInstance())) {
      session.assign(session.initialValues(1));
      for (double[] step : targetsAndMeasured) {
        try (TFloat32 to = TFloat32.scalarOf((float) step[0]);
            TFloat32 from = TFloat32.scalarOf((float) step[1])) {
          GraphRun runner = session.runner().feed(target, to).feed(measured, from);
          updates.forEach(runner::addTarget);
          runner.run().close();
        }
        betas.add(session.read(session.exportedVariables()).get("controller/beta")[0]);
      }
    }
    return betas;
  }

  @Test
  void itIsTheAuthorsControllerUntilTheirsStopsForGood() throws IOException {
    List<double[]> golden = golden();
    List<Float> betas = betas(new PiController(0.01f, 0.001f, 1), golden);
    for (int step = 0; step < golden.size(); step++) {
      double theirs = golden.get(step)[2];
      double resumed = golden.get(step)[3];
      assertEquals(resumed, betas.get(step), 2e-6, "step " + step);
      assertEquals(step < 174, theirs == resumed, "step " + step);
    }
    double[] last = golden.get(golden.size() - 1);
    assertEquals(1, last[2], "their beta does not rise, though the KL is 6 nats too high");
    assertTrue(last[3] > 1.2);
  }

  /** Without an integral, Kp = 0.01: Kp / (1 + exp(e)) at e = 0, −5 and 5. */
  @ParameterizedTest
  @CsvSource({"3, 3, 0.005", "1, 6, 0.0099331", "6, 1, 6.692851e-5"})
  void theProportionalPartIsBounded(double target, double measured, double expected) {
    List<double[]> step = List.of(new double[] {target, measured});
    assertEquals(expected, betas(new PiController(0.01f, 0, 0), step).get(0), 1e-7);
  }

  /** An error whose exponential overflows gives a number all the same. */
  @Test
  void aHugeErrorIsNoOverflow() {
    List<double[]> steps = List.of(new double[] {1e4, 0}, new double[] {0, 1e4});
    assertEquals(List.of(1f, 1 + 0.01f + 10), betas(new PiController(0.01f, 0.001f, 1), steps));
  }

  @Test
  void withoutGainsTheWeightStaysAtItsMinimum() {
    List<double[]> steps = List.of(new double[] {1, 9}, new double[] {9, 1});
    assertEquals(List.of(2.5f, 2.5f), betas(new PiController(0, 0, 2.5f), steps));
  }
}
