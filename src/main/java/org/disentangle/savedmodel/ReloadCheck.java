package org.disentangle.savedmodel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.disentangle.graph.GraphRun;
import org.disentangle.graph.GraphSession;
import org.disentangle.graph.SignatureTensors;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.NdArray;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Reloads a SavedModel and compares every output of every signature with the session it was
 * exported from, on one fixed batch.
 */
final class ReloadCheck {
  private static final int BATCH = 4;
  private static final int RANDOM_SEED = 1;

  private ReloadCheck() {}

  /**
   * The largest absolute difference; 0 where both give the same bits.
   *
   * @param savedModel a complete SavedModel directory
   */
  static double largestDifference(
      Path savedModel, GraphSession session, ExportableGraph exportable) {
    double largest = 0;
    try (SavedModelBundle reloaded =
        SavedModelBundle.load(savedModel.toString(), SavedModelBundle.DEFAULT_TAG)) {
      for (SignatureTensors signature : exportable.signatures()) {
        Map<String, Tensor> inputs = inputs(signature);
        try (Result there = reloaded.function(signature.key()).call(inputs);
            Result here = run(session, signature, inputs)) {
          int i = 0;
          for (String name : signature.outputs().keySet()) {
            double[] expected = numbers(here.get(i++));
            double[] found = numbers(there.get(name).orElseThrow());
            largest = Math.max(largest, difference(expected, found));
          }
        } finally {
          inputs.values().forEach(Tensor::close);
        }
      }
    }
    return largest;
  }

  private static Result run(
      GraphSession session, SignatureTensors signature, Map<String, Tensor> inputs) {
    GraphRun runner = session.runner();
    signature.inputs().forEach((name, operand) -> runner.feed(operand, inputs.get(name)));
    signature.outputs().values().forEach(runner::fetch);
    return runner.run();
  }

  /**
   * A value for each input: seeded zeros and ones for floats, small numbers for seeds and counts,
   * and 0, the one that every model has, for indices and codes.
   */
  private static Map<String, Tensor> inputs(SignatureTensors signature) {
    SplittableRandom random = new SplittableRandom(RANDOM_SEED);
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    signature
        .inputs()
        .forEach(
            (name, operand) -> {
              Shape shape = withBatch(operand);
              int size = Math.toIntExact(shape.size());
              DataType type = operand.asOutput().dataType();
              if (type == DataType.DT_FLOAT) {
                float[] values = new float[size];
                for (int i = 0; i < size; i++) {
                  values[i] = random.nextInt(2);
                }
                inputs.put(name, TFloat32.tensorOf(shape, DataBuffers.of(values)));
              } else if (type == DataType.DT_INT64) {
                // A tensor without data would hold whatever its memory held before.
                inputs.put(name, TInt64.tensorOf(shape, DataBuffers.of(new long[size])));
              } else if (operand.shape().hasUnknownDimension()) {
                inputs.put(name, TInt32.tensorOf(shape, DataBuffers.of(new int[size])));
              } else {
                int[] values = new int[size];
                for (int i = 0; i < size; i++) {
                  values[i] = random.nextInt(1, 1 + BATCH);
                }
                inputs.put(name, TInt32.tensorOf(shape, DataBuffers.of(values)));
              }
            });
    return inputs;
  }

  private static Shape withBatch(Operand<?> operand) {
    Shape shape = operand.shape();
    List<Long> sizes = new ArrayList<>();
    for (int i = 0; i < shape.numDimensions(); i++) {
      sizes.add(shape.get(i) == Shape.UNKNOWN_SIZE ? BATCH : shape.get(i));
    }
    return Shape.of(sizes.stream().mapToLong(Long::longValue).toArray());
  }

  private static double[] numbers(Tensor tensor) {
    double[] values = new double[Math.toIntExact(tensor.size())];
    if (tensor instanceof TInt64 codes) {
      int i = 0;
      for (NdArray<Long> code : codes.scalars()) {
        values[i++] = code.getObject();
      }
    } else {
      float[] floats = new float[values.length];
      ((TFloat32) tensor).copyTo(DataBuffers.of(floats));
      for (int i = 0; i < floats.length; i++) {
        values[i] = floats[i];
      }
    }
    return values;
  }

  private static double difference(double[] expected, double[] found) {
    if (expected.length != found.length) {
      return Double.POSITIVE_INFINITY;
    }
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      double difference = Math.abs(expected[i] - found[i]);
      // Not a number differs from everything.
      largest = Math.max(largest, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
    }
    return largest;
  }
}
