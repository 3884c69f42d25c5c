package org.disentangle.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.graph.GraphRun;
import org.disentangle.graph.SignatureTensors;
import org.disentangle.training.graph.InferenceGraph;
import org.tensorflow.Result;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** One call of a signature of an inference graph. */
final class SignatureRun {
  private SignatureRun() {}

  /** The signature of a key. */
  static SignatureTensors signature(InferenceGraph graph, String key) {
    return graph.exportable().signatures().stream()
        .filter(each -> each.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  /** Runs a signature, gives one float output row by row, and closes the inputs. */
  static float[] floats(
      InferenceGraph graph, String key, String output, Map<String, Tensor> inputs) {
    return (float[]) all(graph, key, List.of(output), inputs).get(output);
  }

  /** As {@link #floats}, of several outputs at once: {@code float[]} or {@code long[]} each. */
  static Map<String, Object> all(
      InferenceGraph graph, String key, List<String> outputs, Map<String, Tensor> inputs) {
    SignatureTensors signature = signature(graph, key);
    GraphRun runner = graph.session().runner();
    inputs.forEach((name, tensor) -> runner.feed(signature.inputs().get(name), tensor));
    outputs.forEach(name -> runner.fetch(signature.outputs().get(name)));
    Map<String, Object> values = new LinkedHashMap<>();
    try (Result result = runner.run()) {
      for (int i = 0; i < outputs.size(); i++) {
        values.put(outputs.get(i), numbers(result.get(i)));
      }
      return values;
    } finally {
      new ArrayList<>(inputs.values()).forEach(Tensor::close);
    }
  }

  private static Object numbers(Tensor tensor) {
    int size = Math.toIntExact(tensor.shape().size());
    if (tensor instanceof TInt64 codes) {
      long[] values = new long[size];
      codes.copyTo(DataBuffers.of(values));
      return values;
    }
    float[] values = new float[size];
    ((TFloat32) tensor).copyTo(DataBuffers.of(values));
    return values;
  }
}
