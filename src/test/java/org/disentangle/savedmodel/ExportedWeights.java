package org.disentangle.savedmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;

/** The variables of a SavedModel, as TensorFlow reloads them. */
public final class ExportedWeights {
  private ExportedWeights() {}

  /** Names and values. */
  public static Map<String, float[]> of(Path version) {
    Map<String, float[]> weights = new TreeMap<>();
    try (SavedModelBundle model = SavedModelBundle.load(version.toString())) {
      for (NodeDef node : model.graph().toGraphDef().getNodeList()) {
        if (node.getOp().equals("ReadVariableOp") && !weights.containsKey(node.getInput(0))) {
          try (Result read = model.session().runner().fetch(node.getName()).run()) {
            TFloat32 tensor = (TFloat32) read.get(0);
            float[] values = new float[Math.toIntExact(tensor.size())];
            tensor.copyTo(DataBuffers.of(values));
            weights.put(node.getInput(0), values);
          }
        }
      }
    }
    return weights;
  }

  /**
   * Compares the variables of two exports.
   *
   * @param tolerance of the length of each variable's difference, as a part of its own length
   */
  public static void assertNear(Path expected, Path found, double tolerance) {
    Map<String, float[]> wanted = of(expected);
    Map<String, float[]> had = of(found);
    assertEquals(wanted.keySet(), had.keySet());
    assertTrue(!wanted.isEmpty(), "an export has variables");
    wanted.forEach(
        (name, values) -> {
          double squares = 0;
          double differences = 0;
          for (int i = 0; i < values.length; i++) {
            squares += (double) values[i] * values[i];
            differences += Math.pow((double) values[i] - had.get(name)[i], 2);
          }
          double relative = differences == 0 ? 0 : Math.sqrt(differences / squares);
          assertTrue(relative <= tolerance, name + " differs by " + relative + " of its length");
        });
  }
}
