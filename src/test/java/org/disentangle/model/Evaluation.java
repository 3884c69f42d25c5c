package org.disentangle.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.disentangle.graph.GraphRun;
import org.disentangle.graph.GraphSession;
import org.disentangle.graph.Layers;
import org.disentangle.graph.Mode;
import org.disentangle.graph.Noise;
import org.disentangle.graph.Variables;
import org.disentangle.runtime.Hosts;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Numbers of a small inference graph that a test builds from constants: built, run once, closed.
 * Its noise is that of the seed (1, 2), its weights those of one seed but for what the test sets.
 */
public final class Evaluation {
  private Evaluation() {}

  /**
   * Builds and runs.
   *
   * @param wanted names and tensors to fetch, given the graph
   * @param weights variables that are to hold these values
   * @return the numbers of each, row by row
   */
  public static Map<String, double[]> of(
      Function<ModelGraph, Map<String, Operand<TFloat32>>> wanted, Map<String, float[]> weights) {
    Graph graph = new Graph();
    Ops tf = Ops.create(graph);
    Variables variables = new Variables(tf);
    Noise noise = new Noise(tf.constant(new int[] {1, 2}));
    Layers layers = new Layers(tf, Mode.INFERENCE, variables, noise);
    Map<String, Operand<TFloat32>> tensors =
        wanted.apply(
            new ModelGraph(
                tf,
                Mode.INFERENCE,
                variables,
                layers,
                noise,
                Map.of(),
                TrainingSets.ofDsprites(Objective.TRAINING_IMAGES)));
    try (GraphSession session = new GraphSession(graph, variables, Hosts.PLAIN.session())) {
      session.assign(session.initialValues(9));
      session.assign(weights);
      List<String> names = new ArrayList<>(tensors.keySet());
      GraphRun runner = session.runner();
      names.forEach(name -> runner.fetch(tensors.get(name)));
      Map<String, double[]> values = new LinkedHashMap<>();
      try (Result result = runner.run()) {
        for (int i = 0; i < names.size(); i++) {
          values.put(names.get(i), doubles((TFloat32) result.get(i)));
        }
      }
      return values;
    }
  }

  /** Of a graph without variables that a test sets. */
  public static Map<String, double[]> of(
      Function<ModelGraph, Map<String, Operand<TFloat32>>> wanted) {
    return of(wanted, Map.of());
  }

  private static double[] doubles(TFloat32 tensor) {
    float[] floats = new float[Math.toIntExact(tensor.size())];
    tensor.copyTo(DataBuffers.of(floats));
    double[] values = new double[floats.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = floats[i];
    }
    return values;
  }
}
