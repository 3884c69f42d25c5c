package org.disentangle.savedmodel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.disentangle.contract.OutputDifference;
import org.disentangle.contract.ReloadRecord;
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
 * A check that reloads a SavedModel and compares every output of every signature with the session
 * it was exported from, on one fixed batch.
 *
 * <p>The reloaded graph runs in a session of the same configuration: TensorFlow's optimizers
 * rewrite a graph before it runs, and a graph that was rewritten differently rounds differently.
 */
final class SignatureCheck implements ReloadCheck {
  private static final int BATCH = 4;
  private static final int RANDOM_SEED = 1;

  @Override
  public ReloadRecord compare(Path savedModel, GraphSession session, ExportableGraph exportable) {
    ReloadRecord.Builder found = ReloadRecord.newBuilder();
    try (SavedModelBundle reloaded =
        SavedModelBundle.loader(savedModel.toString())
            .withTags(SavedModelBundle.DEFAULT_TAG)
            .withConfigProto(session.configuration())
            .load()) {
      for (SignatureTensors signature : exportable.signatures()) {
        Map<String, Tensor> inputs = inputs(signature);
        try (Result there = reloaded.function(signature.key()).call(inputs);
            Result here = run(session, signature, inputs)) {
          int i = 0;
          for (String name : signature.outputs().keySet()) {
            Tensor expected = here.get(i++);
            difference(expected, there.get(name).orElseThrow())
                .map(each -> each.setOutput(signature.key() + "." + name))
                .ifPresent(found::addDifference);
          }
        } finally {
          inputs.values().forEach(Tensor::close);
        }
      }
    }
    return found.build();
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
   * and 0, the value that is valid in every model, for indices and codes.
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
                // A tensor without data would contain arbitrary memory.
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

  /**
   * The difference of two outputs; an output of different size, or with NaN, differs from
   * everything.
   */
  private static Optional<OutputDifference.Builder> difference(Tensor expected, Tensor found) {
    double[] here = numbers(expected);
    double[] there = numbers(found);
    double largest = here.length == there.length ? 0 : Double.POSITIVE_INFINITY;
    double magnitude = 1;
    for (int i = 0; i < Math.min(here.length, there.length); i++) {
      double difference = Math.abs(here[i] - there[i]);
      largest = Math.max(largest, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
      if (expected instanceof TFloat32) {
        magnitude = Math.max(magnitude, Math.abs(here[i]));
      }
    }
    return largest == 0
        ? Optional.empty()
        : Optional.of(
            OutputDifference.newBuilder().setAbsolute(largest).setRelative(largest / magnitude));
  }
}
