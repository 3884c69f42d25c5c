package org.disentangle.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.disentangle.graph.Variable.Role;
import org.disentangle.substitution.BlockwiseTransposedConvolution;
import org.disentangle.substitution.Substitutes;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
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
  /** That of Hsu et al. (2023). */
  private static final float INSTANCE_NORMALIZATION_EPSILON = 1e-6f;

  private final Ops tf;
  private final Mode mode;
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
    this.mode = mode;
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
  public void describe(LayerSummary row) {
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
    describe(new LayerSummary(name, type, shape, weight.size(), 0, 0));
    return weight.value();
  }

  /**
   * A convolution with bias, padded so that stride s divides height and width by s and rounds up.
   *
   * @param x [B, H, W, C]
   * @return [B, ⌈H/s⌉, ⌈W/s⌉, filters]
   */
  public Operand<TFloat32> convolution(
      String name, Operand<TFloat32> x, int filters, int kernelSize, int stride) {
    return convolution(name, x, filters, kernelSize, stride, true);
  }

  /** The same, with or without a bias. */
  public Operand<TFloat32> convolution(
      String name, Operand<TFloat32> x, int filters, int kernelSize, int stride, boolean bias) {
    long channels = x.shape().get(3);
    Variable kernel =
        weights(name + "/kernel", Shape.of(kernelSize, kernelSize, channels, filters));
    Operand<TFloat32> y = at(name).nn.conv2d(x, kernel.value(), strides(stride), "SAME");
    return linear(name, "Conv2D", y, kernel, filters, bias, positions(y));
  }

  /**
   * The mean of each window of size x size positions, of those within the map; windows lie side by
   * side.
   *
   * @param x [B, H, W, C]
   * @return [B, ⌈H/size⌉, ⌈W/size⌉, C]
   */
  public Operand<TFloat32> averagePooling(String name, Operand<TFloat32> x, int size) {
    Operand<TFloat32> y = at(name).nn.avgPool(x, strides(size), strides(size), "SAME");
    return summarized(name, "AveragePooling2D", y);
  }

  /**
   * A larger map, each position of which repeats the nearest one of the smaller map.
   *
   * @param x [B, h, w, C]
   * @param height at least h
   * @param width at least w
   * @return [B, height, width, C]
   */
  public Operand<TFloat32> nearestNeighbour(
      String name, Operand<TFloat32> x, int height, int width) {
    Operand<TInt32> size = variables.scopes().scope(name).constant(new int[] {height, width});
    Operand<TFloat32> y = at(name).image.resizeNearestNeighbor(x, size);
    return summarized(name, "NearestNeighbour", y);
  }

  /** The sum of a block's input and output. */
  public Operand<TFloat32> sum(String name, Operand<TFloat32> x, Operand<TFloat32> y) {
    Operand<TFloat32> sum = at(name).math.add(x, y);
    return summarized(name, "Sum", sum);
  }

  /**
   * A transposed convolution: the transpose of a {@link #convolution} with the same kernel and
   * stride that makes x's size out of the output's.
   *
   * @param x [B, h, w, C]
   * @param output [H, W, filters] of one image, with h = ⌈H/s⌉ and w = ⌈W/s⌉
   * @return [B, H, W, filters]
   */
  public Operand<TFloat32> transposedConvolution(
      String name, Operand<TFloat32> x, Shape output, int kernelSize, int stride, boolean bias) {
    int filters = Math.toIntExact(output.get(2));
    Variable kernel =
        weights(name + "/kernel", Shape.of(kernelSize, kernelSize, filters, x.shape().get(3)));
    Operand<TFloat32> y =
        BlockwiseTransposedConvolution.fits(stride, filters)
            ? ofFewChannels(name, x, kernel, output, stride)
            : transposed(name, x, kernel, output, stride);
    return linear(name, "Conv2DTranspose", y, kernel, filters, bias, positions(x));
  }

  private Operand<TFloat32> transposed(
      String name, Operand<TFloat32> x, Variable kernel, Shape output, int stride) {
    Operand<TInt32> outputShape =
        Batches.shape(
            variables.scopes().scope(name), x, output.get(0), output.get(1), output.get(2));
    return at(name).nn.conv2dBackpropInput(outputShape, kernel.value(), x, strides(stride), "SAME");
  }

  /**
   * TensorFlow's own, which is exported and whose gradients are fast; a training computes it in
   * blocks.
   */
  private Operand<TFloat32> ofFewChannels(
      String name, Operand<TFloat32> x, Variable kernel, Shape output, int stride) {
    Operand<TFloat32> y = transposed(name, x, kernel, output, stride);
    if (mode == Mode.TRAINING) {
      int kernelSize = Math.toIntExact(kernel.shape().get(0));
      Ops scope = variables.scopes().scope(name);
      Substitutes.register(
          scope.withName("in_blocks"),
          y,
          BlockwiseTransposedConvolution.of(kernelSize, stride, output.get(2))
              .apply(scope, x, kernel.value(), output));
    }
    return y;
  }

  /**
   * A matrix product with bias.
   *
   * @param x [B, N]
   * @return [B, units]
   */
  public Operand<TFloat32> dense(String name, Operand<TFloat32> x, int units) {
    return dense(name, x, units, true);
  }

  /** A matrix product, with or without a bias. */
  public Operand<TFloat32> dense(String name, Operand<TFloat32> x, int units, boolean bias) {
    return dense(name, x, units, Initializer.glorotUniform(), bias);
  }

  /** A matrix product with bias, whose kernel is initialised by the initialiser. */
  public Operand<TFloat32> dense(
      String name, Operand<TFloat32> x, int units, Initializer initializer) {
    return dense(name, x, units, initializer, true);
  }

  private Operand<TFloat32> dense(
      String name, Operand<TFloat32> x, int units, Initializer initializer, boolean bias) {
    Variable kernel =
        variables.get(
            name + "/kernel", Shape.of(x.shape().get(1), units), Role.TRAINABLE, initializer);
    Operand<TFloat32> y = at(name).linalg.matMul(x, kernel.value());
    return linear(name, "Dense", y, kernel, units, bias, 1);
  }

  /** An elementwise non-linearity. */
  public Operand<TFloat32> activation(String name, Operand<TFloat32> x, Activation activation) {
    return summarized(name, activation.label(), activation.apply(at(name), x));
  }

  /**
   * Each map of each image normalised over its positions, then scaled by 1 + {@code scale} and
   * shifted (Huang &amp; Belongie 2017, Eq. 8). A map that does not vary becomes the shift.
   *
   * @param x [B, H, W, C], or [1, H, W, C] if it is the same for all images
   * @param scale [B, C]
   * @param shift [B, C]
   * @return [B, H, W, C]
   */
  public Operand<TFloat32> adaptiveNormalization(
      String name, Operand<TFloat32> x, Operand<TFloat32> scale, Operand<TFloat32> shift) {
    long channels = x.shape().get(3);
    Ops scope = variables.scopes().scope(name);
    Operand<TInt32> positions = scope.constant(new int[] {1, 2});
    Operand<TFloat32> mean = scope.math.mean(x, positions, Mean.keepDims(true));
    Operand<TFloat32> centred = scope.math.sub(x, mean);
    Operand<TFloat32> variance =
        scope.math.mean(scope.math.square(centred), positions, Mean.keepDims(true));
    Operand<TFloat32> normalizer =
        scope.math.rsqrt(scope.math.add(variance, scope.constant(INSTANCE_NORMALIZATION_EPSILON)));
    Operand<TFloat32> factor =
        scope.math.mul(
            normalizer,
            scope.math.add(reshaped(name + "/scale", scale, 1, 1, channels), scope.constant(1f)));
    Operand<TFloat32> y =
        at(name)
            .math
            .add(scope.math.mul(centred, factor), reshaped(name + "/shift", shift, 1, 1, channels));
    return summarized(name, "AdaptiveNormalization", y);
  }

  /**
   * The same numbers at each position of a map, and after them the position's coordinates: its row
   * and its column, each from −1 to 1 in equal steps, or 0 where there is but one (Watters et al.
   * 2019, "Spatial Broadcast Decoder", Fig. 1).
   *
   * @param x [B, N]
   * @return [B, height, width, N + 2]
   */
  public Operand<TFloat32> spatialBroadcast(
      String name, Operand<TFloat32> x, int height, int width) {
    int numbers = Math.toIntExact(x.shape().get(1));
    int channels = numbers + 2;
    float[][] places = new float[numbers][channels];
    for (int i = 0; i < numbers; i++) {
      places[i][i] = 1;
    }
    Shape map = Shape.of(1, height, width, channels);
    float[] coordinates = new float[Math.toIntExact(map.size())];
    for (int position = 0; position < height * width; position++) {
      coordinates[position * channels + numbers] = coordinate(position / width, height);
      coordinates[position * channels + numbers + 1] = coordinate(position % width, width);
    }
    Ops scope = variables.scopes().scope(name);
    // A product, because the page's decoders know it, and neither paddings nor concatenations.
    Operand<TFloat32> widened = at(name + "/vector").linalg.matMul(x, scope.constant(places));
    Operand<TFloat32> y =
        at(name)
            .math
            .add(
                reshaped(name + "/position", widened, 1, 1, channels),
                scope.constant(map, DataBuffers.of(coordinates)));
    describe(
        LayerSummary.of(name, "SpatialBroadcast", y, 0, 0)
            .withMultiplyAdds((long) numbers * channels));
    return y;
  }

  private static float coordinate(int place, int places) {
    return places == 1 ? 0 : 2f * place / (places - 1) - 1;
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
  public Variables variables() {
    return variables;
  }

  private Variable weights(String name, Shape shape) {
    return variables.get(name, shape, Role.TRAINABLE, Initializer.glorotUniform());
  }

  /** Adds a bias for each unit, the variable {@code <name>/bias}. */
  public Operand<TFloat32> biased(String name, Operand<TFloat32> y, int units) {
    Variable bias =
        variables.get(name + "/bias", Shape.of(units), Role.TRAINABLE, Initializer.zeros());
    Ops scope = at(name + "/biased");
    // The gradient of BiasAdd sums up a single column one number at a time.
    return units == 1 ? scope.math.add(y, bias.value()) : scope.nn.biasAdd(y, bias.value());
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

  /**
   * Adds the bias of a linear layer, where it has one, and writes its row.
   *
   * @param y the layer's output before the bias
   * @param positions of an image at which each number of the kernel is multiplied
   */
  private Operand<TFloat32> linear(
      String name,
      String type,
      Operand<TFloat32> y,
      Variable kernel,
      int units,
      boolean bias,
      long positions) {
    Operand<TFloat32> output = bias ? biased(name, y, units) : y;
    long parameters = kernel.size() + (bias ? (long) units : 0);
    describe(
        LayerSummary.of(name, type, output, parameters, 0)
            .withMultiplyAdds(kernel.size() * positions));
    return output;
  }

  private static long positions(Operand<TFloat32> map) {
    return map.shape().get(1) * map.shape().get(2);
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
