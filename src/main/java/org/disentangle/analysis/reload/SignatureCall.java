package org.disentangle.analysis.reload;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * One call of one signature of a model: its inputs, then its outputs, as arrays. The inputs belong
 * to the caller; the outputs are copied and closed here. For one use.
 */
final class SignatureCall {
  private final SavedModelFolder folder;
  private final String signature;
  private final String scope;
  private final Session.Runner runner;

  /**
   * A call.
   *
   * @param scope what goes before the names of the contract's tensors: that of {@link FasterForms},
   *     or empty for the graph as it was exported
   */
  SignatureCall(SavedModelFolder folder, Session session, String signature, String scope) {
    this.folder = folder;
    this.signature = signature;
    this.scope = scope;
    this.runner = session.runner();
  }

  /** Feeds one input. */
  SignatureCall feed(String key, Tensor value) {
    answer(() -> runner.feed(scope + folder.contract().input(signature, key), value));
    return this;
  }

  /**
   * Runs once for outputs of both types.
   *
   * @param rows what the first dimension of every output must be
   * @param floats outputs that are float32, of at least two dimensions
   * @param longs outputs that are int64, of at least two dimensions
   * @throws UserErrorException if the graph cannot be run, or an output has another number of rows
   */
  SignatureOutputs both(int rows, List<String> floats, List<String> longs) {
    return answer(() -> bothOf(rows, floats, longs));
  }

  private SignatureOutputs bothOf(int rows, List<String> floats, List<String> longs) {
    int[] places = fetch(Stream.concat(floats.stream(), longs.stream()).toList());
    try (Result result = runner.run()) {
      List<float[]> someFloats = new ArrayList<>();
      List<long[]> someLongs = new ArrayList<>();
      for (int i = 0; i < places.length; i++) {
        Tensor tensor = result.get(places[i]);
        requireRows(tensor, rows);
        if (i < floats.size()) {
          someFloats.add(copy((TFloat32) tensor));
        } else {
          someLongs.add(copy((TInt64) tensor));
        }
      }
      return new SignatureOutputs(someFloats, someLongs);
    }
  }

  /** As {@link #both}, of outputs that are float32. */
  List<float[]> floats(int rows, List<String> outputs) {
    return both(rows, outputs, List.of()).floats();
  }

  /** As {@link #both}, of one output that is int64. */
  long[] longs(int rows, String output) {
    return both(rows, List.of(), List.of(output)).longs().get(0);
  }

  /**
   * Runs.
   *
   * @param outputs scalars
   * @return one value each, in the same order
   * @throws UserErrorException if the graph cannot be run, or an output is no scalar
   */
  double[] scalars(List<String> outputs) {
    return answer(() -> scalarsOf(outputs));
  }

  private double[] scalarsOf(List<String> outputs) {
    int[] places = fetch(outputs);
    try (Result result = runner.run()) {
      double[] values = new double[outputs.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = scalar(outputs.get(i), (TFloat32) result.get(places[i]));
      }
      return values;
    }
  }

  /** Runs for one output as it is; the caller closes it. */
  Result run(String output) {
    fetch(List.of(output));
    return answer(runner::run);
  }

  private <T> T answer(Supplier<T> call) {
    return folder.ask("answer at signature \"" + signature + "\"", call);
  }

  /**
   * Requests outputs. Two of them may be one tensor, which can be fetched only once.
   *
   * @return the index of each output among the fetched tensors
   */
  private int[] fetch(List<String> outputs) {
    List<String> tensors =
        outputs.stream()
            .map(output -> scope + folder.contract().output(signature, output))
            .toList();
    List<String> distinct = tensors.stream().distinct().toList();
    distinct.forEach(runner::fetch);
    return tensors.stream().mapToInt(distinct::indexOf).toArray();
  }

  private void requireRows(Tensor tensor, int rows) {
    if (tensor.shape().numDimensions() < 2 || tensor.shape().get(0) != rows) {
      throw new UserErrorException(
          "signature \""
              + signature
              + "\" of the SavedModel "
              + folder.path()
              + " gave shape "
              + tensor.shape()
              + " where "
              + rows
              + " rows were expected; export the model again");
    }
  }

  private double scalar(String name, TFloat32 tensor) {
    if (tensor.shape().size() != 1) {
      throw new UserErrorException(
          "output \""
              + name
              + "\" of signature \""
              + signature
              + "\" of the SavedModel "
              + folder.path()
              + " has shape "
              + tensor.shape()
              + " where a scalar was expected; export the model again");
    }
    return copy(tensor)[0];
  }

  private static float[] copy(TFloat32 tensor) {
    float[] values = new float[Math.toIntExact(tensor.shape().size())];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }

  private static long[] copy(TInt64 tensor) {
    long[] values = new long[Math.toIntExact(tensor.shape().size())];
    tensor.asRawTensor().data().asLongs().read(values);
    return values;
  }
}
