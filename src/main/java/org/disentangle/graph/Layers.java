package org.disentangle.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.disentangle.graph.Variable.Role;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Layers over {@code Ops}: each takes its variables from the register, adds its ops under its own
 * name, and writes its row of the layer table.
 *
 * <p>Images are [B, H, W, C]; B may be unknown (-1), every other size is known while the graph is
 * built. A second call under the same name applies the same weights to another input.
 *
 * <p>Borrows the graph; owns nothing native. Not for use by several threads.
 */
public final class Layers {
  private final Ops tf;
  private final Variables variables;
  private final ModeLayers byMode;
  private final Map<String, LayerSummary> summaries = new LinkedHashMap<>();
  private final List<Function<Ops, List<Op>>> laterUpdates = new ArrayList<>();

  /**
   * Layers of one graph.
   *
   * @param tf at the root scope
   * @param noise for layers that draw while training
   */
  public Layers(Ops tf, Mode mode, Variables variables, Noise noise) {
    this.tf = tf;
    this.variables = variables;
    this.byMode = new ModeLayers(this, tf, mode, noise);
  }

  /** The rows of the layer table so far. */
  public List<LayerSummary> summaries() {
    return List.copyOf(summaries.values());
  }

  /** The layers that behave differently in training and in inference. */
  public ModeLayers byMode() {
    return byMode;
  }

  /** The ops that a training step must also run: the updates of the layers' moving averages. */
  public List<Op> movingAverageUpdates() {
    return byMode.movingAverageUpdates();
  }

  /**
   * Registers ops that run in each training step after the optimiser's updates.
   *
   * @param updates given ops that run after the optimiser's updates, adds the ops that a step must
   *     run
   */
  public void afterOptimizer(Function<Ops, List<Op>> updates) {
    laterUpdates.add(updates);
  }

  /**
   * Adds the ops that were registered with {@link #afterOptimizer}.
   *
   * @param after ops that run after the optimiser's updates
   * @return ops of which each must run once in a step
   */
  public List<Op> laterUpdates(Ops after) {
    return laterUpdates.stream().flatMap(updates -> updates.apply(after).stream()).toList();
  }

  /** Writes a row into the layer table, unless its name has one. */
  void describe(LayerSummary row) {
    summaries.putIfAbsent(row.name(), row);
  }

  /** Writes the row of an input into the layer table. */
  public Operand<TFloat32> input(String name, Operand<TFloat32> x) {
    return summarized(name, "Input", x);
  }

  /**
   * A weight that belongs to no layer, with its own row in the layer table.
   *
   * @param type e.g. {@code Codebook}
   */
  public Operand<TFloat32> weight(String name, String type, Shape shape, Initializer initializer) {
    Variable weight = variables.get(name, shape, Role.TRAINABLE, initializer);
    describe(new LayerSummary(name, type, shape, weight.size(), 0));
    return weight.value();
  }

  /**
   * A convolution with bias, padded so that stride s divides height and width by s.
   *
   * @param x [B, H, W, C]
   * @return [B, H/s, W/s, filters]
   */
  public Operand<TFloat32> convolution(
      String name, Operand<TFloat32> x, int filters, int kernelSize, int stride) {
    long channels = x.shape().get(3);
    Variable kernel =
        weights(name + "/kernel", Shape.of(kernelSize, kernelSize, channels, filters));
    Operand<TFloat32> y = at(name).nn.conv2d(x, kernel.value(), strides(stride), "SAME");
    return summarized(name, "Conv2D", biased(name, y, filters), kernel, filters);
  }

  /** The sum of a block's input and output. */
  public Operand<TFloat32> sum(String name, Operand<TFloat32> x, Operand<TFloat32> y) {
    Operand<TFloat32> sum = at(name).math.add(x, y);
    return summarized(name, "Sum", sum);
  }

  /**
   * A transposed convolution: multiplies height and width by the stride.
   *
   * @param x [B, H, W, C]
   * @return [B, H·s, W·s, filters]
   */
  public Operand<TFloat32> transposedConvolution(
      String name, Operand<TFloat32> x, int filters, int kernelSize, int stride, boolean bias) {
    Shape in = x.shape();
    Variable kernel =
        weights(name + "/kernel", Shape.of(kernelSize, kernelSize, filters, in.get(3)));
    Operand<TInt32> outputShape =
        Batches.shape(
            variables.scopes().scope(name), x, in.get(1) * stride, in.get(2) * stride, filters);
    Operand<TFloat32> y =
        at(name).nn.conv2dBackpropInput(outputShape, kernel.value(), x, strides(stride), "SAME");
    return bias
        ? summarized(name, "Conv2DTranspose", biased(name, y, filters), kernel, filters)
        : summarized(name, "Conv2DTranspose", y, kernel, 0);
  }

  /**
   * A matrix product with bias.
   *
   * @param x [B, N]
   * @return [B, units]
   */
  public Operand<TFloat32> dense(String name, Operand<TFloat32> x, int units) {
    return dense(name, x, units, Initializer.glorotUniform());
  }

  /** A matrix product with bias, whose kernel is initialised by the initialiser. */
  public Operand<TFloat32> dense(
      String name, Operand<TFloat32> x, int units, Initializer initializer) {
    Variable kernel =
        variables.get(
            name + "/kernel", Shape.of(x.shape().get(1), units), Role.TRAINABLE, initializer);
    Operand<TFloat32> y = at(name).linalg.matMul(x, kernel.value());
    return summarized(name, "Dense", biased(name, y, units), kernel, units);
  }

  /** An elementwise non-linearity. */
  public Operand<TFloat32> activation(String name, Operand<TFloat32> x, Activation activation) {
    return summarized(name, activation.label(), activation.apply(at(name), x));
  }

  /** [B, H, W, C] as [B, H·W·C]. */
  public Operand<TFloat32> flatten(String name, Operand<TFloat32> x) {
    Shape in = x.shape();
    return summarized(name, "Flatten", reshaped(name, x, in.get(1) * in.get(2) * in.get(3)));
  }

  /** [B, H·W·C] as [B, H, W, C]. */
  public Operand<TFloat32> unflatten(
      String name, Operand<TFloat32> x, long height, long width, long channels) {
    return summarized(name, "Reshape", reshaped(name, x, height, width, channels));
  }

  /** The register. */
  Variables variables() {
    return variables;
  }

  private Variable weights(String name, Shape shape) {
    return variables.get(name, shape, Role.TRAINABLE, Initializer.glorotUniform());
  }

  /** Adds a bias for each unit, the variable {@code <name>/bias}. */
  Operand<TFloat32> biased(String name, Operand<TFloat32> y, int units) {
    Variable bias =
        variables.get(name + "/bias", Shape.of(units), Role.TRAINABLE, Initializer.zeros());
    return at(name + "/biased").nn.biasAdd(y, bias.value());
  }

  /** The same numbers as rows of another shape. */
  Operand<TFloat32> reshaped(String name, Operand<TFloat32> x, long... inner) {
    int[] shape = new int[inner.length + 1];
    shape[0] = -1;
    for (int i = 0; i < inner.length; i++) {
      shape[i + 1] = Math.toIntExact(inner[i]);
    }
    Operand<TFloat32> y = at(name).reshape(x, tf.constant(shape));
    return y;
  }

  private Operand<TFloat32> summarized(
      String name, String type, Operand<TFloat32> y, Variable kernel, int biases) {
    describe(LayerSummary.of(name, type, y, kernel.size() + (long) biases, 0));
    return y;
  }

  private Operand<TFloat32> summarized(String name, String type, Operand<TFloat32> y) {
    describe(LayerSummary.of(name, type, y, 0, 0));
    return y;
  }

  private Ops at(String path) {
    return variables.scopes().at(path);
  }

  private static List<Long> strides(int stride) {
    return List.of(1L, (long) stride, (long) stride, 1L);
  }
}
