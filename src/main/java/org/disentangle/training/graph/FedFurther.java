package org.disentangle.training.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.disentangle.graph.GraphRun;
import org.disentangle.model.FurtherInput;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * What a training graph is fed beside images, and the tensors that feed it.
 *
 * <p>Owns the tensors and closes them. Not for use by several threads.
 */
final class FedFurther implements AutoCloseable {
  private final FurtherValues values;
  private final List<Fed> all = new ArrayList<>();
  private final Map<FurtherInput, Operand<TFloat32>> operands = new EnumMap<>(FurtherInput.class);

  private record Fed(
      FurtherInput input, Placeholder<TFloat32> placeholder, TFloat32 tensor, float[] numbers) {}

  /**
   * Adds the inputs to a graph, by their order in the enumeration, so that it is always the same.
   */
  FedFurther(Ops tf, Map<FurtherInput, Shape> inputs, FurtherValues values) {
    this.values = values;
    new TreeMap<>(inputs)
        .forEach(
            (input, shape) -> {
              Placeholder<TFloat32> placeholder =
                  tf.withName(input.name().toLowerCase(Locale.ROOT))
                      .placeholder(TFloat32.class, Placeholder.shape(shape));
              operands.put(input, placeholder);
              float[] numbers = new float[Math.toIntExact(shape.size())];
              all.add(new Fed(input, placeholder, TFloat32.tensorOf(shape), numbers));
            });
  }

  /** The inputs, for a model. */
  Map<FurtherInput, Operand<TFloat32>> operands() {
    return Collections.unmodifiableMap(operands);
  }

  /** Feeds each input what it has at the step. */
  void feed(GraphRun run, long step) {
    for (Fed each : all) {
      values.fill(each.input(), step, each.numbers());
      each.tensor().asRawTensor().data().asFloats().write(each.numbers());
      run.feed(each.placeholder(), each.tensor());
    }
  }

  @Override
  public void close() {
    all.forEach(each -> each.tensor().close());
  }
}
