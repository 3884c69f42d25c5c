package org.disentangle.graph;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.disentangle.graph.Variable.Role;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** A graph to build into, then to run: the session opens at the first run. */
public final class GraphScratch implements AutoCloseable {
  public final Graph graph = new Graph();
  public final Ops tf = Ops.create(graph);
  public final Variables variables = new Variables(tf);
  public final Noise noise = new Noise(tf.constant(new int[] {3, 4}));
  public final Layers layers = new Layers(tf, Mode.TRAINING, variables, noise);
  private GraphSession session;

  /** A trainable variable that starts at the values. */
  public Variable variable(String name, Shape shape, float... values) {
    return variables.get(name, shape, Role.TRAINABLE, (of, random) -> values);
  }

  public GraphSession session() {
    if (session == null) {
      session = new GraphSession(graph, variables, ConfigProto.getDefaultInstance());
      session.assign(session.initialValues(1));
    }
    return session;
  }

  public float[] floats(Operand<TFloat32> wanted) {
    try (Result result = session().runner().fetch(wanted).run()) {
      TFloat32 tensor = (TFloat32) result.get(0);
      float[] values = new float[Math.toIntExact(tensor.size())];
      tensor.copyTo(DataBuffers.of(values));
      return values;
    }
  }

  public long[] longs(Operand<TInt64> wanted) {
    try (Result result = session().runner().fetch(wanted).run()) {
      TInt64 tensor = (TInt64) result.get(0);
      long[] values = new long[Math.toIntExact(tensor.size())];
      tensor.copyTo(DataBuffers.of(values));
      return values;
    }
  }

  public void run(List<Op> updates) {
    var runner = session().runner();
    updates.forEach(runner::addTarget);
    runner.run().close();
  }

  public float[] value(Variable variable) {
    return session().read(List.of(variable)).get(variable.name());
  }

  /** The names of those variables that a gradient of the loss reaches; before the first run. */
  public List<String> reached(Operand<TFloat32> loss, Variable... variables) {
    return Gradient.reaching(graph, loss, List.of(variables)).stream()
        .map(gradient -> gradient.variable().name())
        .toList();
  }

  /** Numbers in ±1. */
  public static float[] random(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }

  /** One row of a matrix that is kept row by row. */
  public static float[] row(float[] matrix, int row, int width) {
    return Arrays.copyOfRange(matrix, row * width, (row + 1) * width);
  }

  @Override
  public void close() {
    if (session == null) {
      graph.close();
    } else {
      session.close();
    }
  }
}
