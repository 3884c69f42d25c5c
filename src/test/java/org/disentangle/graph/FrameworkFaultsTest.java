package org.disentangle.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.disentangle.graph.Variable.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.framework.initializers.Glorot;
import org.tensorflow.framework.initializers.VarianceScaling;
import org.tensorflow.framework.optimizers.Adam;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Faults of TF-Java 1.1.0 and its framework 1.0.0 for which this package exists. A test that fails
 * here is good news: the release in use has mended the fault, and our own code may go.
 */
class FrameworkFaultsTest {

  /** The right standard deviation is √(2 / (9·(16 + 32))) = 0.068; the framework's is a quarter. */
  @Test
  void glorotMistakesTheFansOfConvolutions() {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> kernel =
          new Glorot<TFloat32>(VarianceScaling.Distribution.TRUNCATED_NORMAL, 1L)
              .call(tf, tf.constant(new long[] {3, 3, 16, 32}), TFloat32.class);
      try (Result result = session.runner().fetch(kernel).run()) {
        float[] values = new float[3 * 3 * 16 * 32];
        ((TFloat32) result.get(0)).copyTo(DataBuffers.of(values));
        double square = 0;
        for (float value : values) {
          square += value * value / values.length;
        }
        assertTrue(Math.sqrt(square) < 0.5 * 0.068, "deviation " + Math.sqrt(square));
      }
    }
  }

  /** The first step should be the learning rate exactly; see {@link OptimizerTest} for ours. */
  @Test
  void adamTakesAWrongFirstStep() {
    boolean everWrong = false;
    for (int attempt = 0; attempt < 5; attempt++) {
      try (Graph graph = new Graph()) {
        Ops tf = Ops.create(graph);
        var weight = tf.variable(tf.constant(1f));
        // identity: the gradient of the square of a reference variable ends the process.
        Operand<TFloat32> loss = tf.math.square(tf.identity(weight));
        Op step = new Adam(graph, 0.1f).minimize(loss);
        try (Session session = new Session(graph)) {
          session.initialize();
          session.run(step);
          try (Result result = session.runner().fetch(weight).run()) {
            double taken = 1 - ((TFloat32) result.get(0)).getFloat();
            everWrong |= Math.abs(taken / 0.1 - 1) > 1e-3;
          }
        }
      }
    }
    assertTrue(everWrong);
  }

  @Test
  void sessionSaveForgetsResourceVariables(@TempDir Path folder) throws IOException {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Variables variables = new Variables(tf);
      variables.get("w", Shape.of(2), Role.TRAINABLE, Initializer.zeros());
      Operand<TFloat32> read = variables.all().get(0).value();
      assertEquals(Shape.of(2), read.shape());
      try (Session session = new Session(graph)) {
        session.save(folder.resolve("checkpoint").toString());
      }
    }
    assertFalse(Files.exists(folder.resolve("checkpoint.index")));
  }
}
