package org.disentangle.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.disentangle.graph.Variable.Role;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

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
  /** Share of the old moving average that stays at each step (Keras' default). */
  private static final float MOVING_AVERAGE_DECAY = 0.99f;

  private static final float BATCH_NORMALIZATION_EPSILON = 1e-3f;

  private final Ops tf;
  private final Mode mode;
  private final Variables variables;
  private final Noise noise;
  private final Map<String, LayerSummary> summaries = new LinkedHashMap<>();
  private final List<Op> movingAverageUpdates = new ArrayList<>();
  private final List<Function<Ops, List<Op>>> laterUpdates = new ArrayList<>();

  /**
   * Layers of one graph.
   *
   * @param tf at the root scope
   * @param noise for dropout
   */
  public Layers(Ops tf, Mode mode, Variables variables, Noise noise) {
    this.tf = tf;
    this.mode = mode;
    this.variables = variables;
    this.noise = noise;
  }

  /** The rows of the layer table so far. */
  public List<LayerSummary> summaries() {
    return List.copyOf(summaries.values());
  }

  /** What a training step must also run: the moving averages of batch normalisation. */
  public List<Op> movingAverageUpdates() {
    return Collections.unmodifiableList(movingAverageUpdates);
  }

  /**
   * Asks for ops in each training step after the optimiser's updates.
   *
   * @param updates given ops that run after them, adds what a step must run
   */
  public void afterOptimizer(Function<Ops, List<Op>> updates) {
    laterUpdates.add(updates);
  }

  /**
   * Adds what was asked for by {@link #afterOptimizer}.
   *
   * @param after ops that run after the optimiser's updates
   * @return ops of which each must run once in a step
   */
  public List<Op> laterUpdates(Ops after) {
    return laterUpdates.stream().flatMap(updates -> updates.apply(after).stream()).toList();
  }

  /** Writes a row into the layer table, where its name has none yet. */
  void describe(LayerSummary row) {
    summaries.putIfAbsent(row.name(), row);
  }

  /** Writes the row of an input into the layer table. */
  public Operand<TFloat32> input(String name, Operand<TFloat32> x) {
    return summarized(name, "Input", x);
  }

  /**
   * A weight that is no layer's, with a row of its own in the layer table.
   *
   * @param type e.g. {@code Codebook}
   */
  public Operand<TFloat32> weight(String name, String type, Shape shape, Initializer initializer) {
    Variable weight = variables.get(name, shape, Role.TRAINABLE, initializer);
    summaries.putIfAbsent(name, new LayerSummary(name, type, shape, weight.size(), 0));
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

  /**
   * A convolution of stride 1 with bias whose kernel is masked: nothing flows from a position to
   * those before it in raster order.
   *
   * @param x [B, H, W, C]
   * @param kernelSize odd
   * @return [B, H, W, filters]
   */
  public Operand<TFloat32> maskedConvolution(
      String name, Operand<TFloat32> x, int filters, int kernelSize, CausalMask mask) {
    long channels = x.shape().get(3);
    Variable kernel =
        weights(name + "/kernel", Shape.of(kernelSize, kernelSize, channels, filters));
    Ops scope = variables.scopes().scope(name);
    Operand<TFloat32> allowed =
        scope.expandDims(
            scope.expandDims(scope.constant(mask.values(kernelSize)), scope.constant(2)),
            scope.constant(3));
    Operand<TFloat32> masked = scope.math.mul(kernel.value(), allowed);
    Operand<TFloat32> y = at(name).nn.conv2d(x, masked, strides(1), "SAME");
    return summarized(name, "MaskedConv2D", biased(name, y, filters), kernel, filters);
  }

  /**
   * A learned vector for each of a number of codes.
   *
   * @param codes int64 [B, H, W], each from 0 to count − 1
   * @return [B, H, W, units]
   */
  public Operand<TFloat32> embedding(String name, Operand<TInt64> codes, int count, int units) {
    Variable vectors = weights(name + "/vectors", Shape.of(count, units));
    Operand<TFloat32> y = at(name).gather(vectors.value(), codes, tf.constant(0));
    return summarized(name, "Embedding", y, vectors, 0);
  }

  /**
   * The gate tanh(a)·σ(b) of the two halves of the channels.
   *
   * @param x [B, H, W, 2C]
   * @return [B, H, W, C]
   */
  public Operand<TFloat32> gate(String name, Operand<TFloat32> x) {
    Ops scope = variables.scopes().scope(name);
    List<? extends Operand<TFloat32>> halves = scope.split(scope.constant(3), x, 2L).output();
    Operand<TFloat32> y =
        scope.math.mul(scope.math.tanh(halves.get(0)), scope.math.sigmoid(halves.get(1)));
    return summarized(name, "Gate", y);
  }

  /**
   * The vectors of a quantiser, which start at about unit length, as sonnet's do.
   *
   * @param role trainable, or a moving average
   * @return [codes, dimension]
   */
  Variable codebook(String name, int codes, int dimension, Role role) {
    Variable codebook =
        variables.get(
            name,
            Shape.of(codes, dimension),
            role,
            Initializer.uniform(Math.sqrt(3.0 / dimension)));
    long size = codebook.size();
    boolean trainable = codebook.isTrainable();
    summaries.putIfAbsent(
        name,
        new LayerSummary(
            name, "Codebook", codebook.shape(), trainable ? size : 0, trainable ? 0 : size));
    return codebook;
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

  /** A matrix product with bias, with a kernel that starts as the initialiser says. */
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

  /**
   * Batch normalisation (Ioffe &amp; Szegedy 2015) over all but the last dimension: batch
   * statistics in training, moving averages in inference.
   *
   * @param x [B, H, W, C] or [B, C]
   */
  public Operand<TFloat32> batchNormalization(String name, Operand<TFloat32> x) {
    int rank = x.shape().numDimensions();
    long channels = x.shape().get(rank - 1);
    Shape shape = Shape.of(channels);
    Variable scale = variables.get(name + "/scale", shape, Role.TRAINABLE, Initializer.constant(1));
    Variable offset = variables.get(name + "/offset", shape, Role.TRAINABLE, Initializer.zeros());
    Variable mean =
        variables.get(name + "/moving_mean", shape, Role.MOVING_AVERAGE, Initializer.zeros());
    Variable variance =
        variables.get(
            name + "/moving_variance", shape, Role.MOVING_AVERAGE, Initializer.constant(1));
    boolean training = mode == Mode.TRAINING;
    Operand<TFloat32> empty = tf.constant(new float[0]);
    // The op knows maps only; a vector is a map of one pixel.
    Operand<TFloat32> map = rank == 4 ? x : reshaped(name + "/map", x, 1, 1, channels);
    FusedBatchNorm<TFloat32, TFloat32> normalized =
        at(name)
            .nn
            .fusedBatchNorm(
                map,
                scale.value(),
                offset.value(),
                training ? empty : mean.value(),
                training ? empty : variance.value(),
                FusedBatchNorm.epsilon(BATCH_NORMALIZATION_EPSILON),
                FusedBatchNorm.isTraining(training));
    if (training) {
      movingAverageUpdates.add(movedTowards(mean, normalized.batchMean()));
      movingAverageUpdates.add(movedTowards(variance, normalized.batchVariance()));
    }
    Operand<TFloat32> y =
        rank == 4 ? normalized.y() : reshaped(name + "/vector", normalized.y(), channels);
    summaries.putIfAbsent(
        name, new LayerSummary(name, "BatchNormalization", ofBatch(y), 2 * channels, 2 * channels));
    return y;
  }

  /**
   * Drops each number with the given probability while training and scales up the others
   * (Srivastava et al. 2014, the inverted form); does nothing in inference.
   *
   * @param rate from 0 to below 1
   */
  public Operand<TFloat32> dropout(String name, Operand<TFloat32> x, double rate) {
    if (mode == Mode.INFERENCE) {
      return summarized(name, "Dropout", x);
    }
    Ops scope = variables.scopes().scope(name);
    Operand<TFloat32> drawn = noise.uniform(scope, name, x);
    Operand<TFloat32> kept =
        scope.dtypes.cast(
            scope.math.greaterEqual(drawn, scope.constant((float) rate)), TFloat32.class);
    Operand<TFloat32> scaled =
        scope.math.mul(scope.math.mul(x, kept), scope.constant((float) (1 / (1 - rate))));
    return summarized(name, "Dropout", scaled);
  }

  /**
   * Mean and variance of each dimension over the batches: moving averages that move while training
   * and stay in inference.
   *
   * @param x [B, K]
   * @return the averages as they are before this step, the logarithm of the variance among them,
   *     each [1, K]
   */
  public DiagonalGaussian movingMoments(String name, Operand<TFloat32> x) {
    long size = x.shape().get(1);
    Shape shape = Shape.of(1, size);
    Variable mean = variables.get(name + "/mean", shape, Role.MOVING_AVERAGE, Initializer.zeros());
    Variable variance =
        variables.get(name + "/variance", shape, Role.MOVING_AVERAGE, Initializer.constant(1));
    Ops scope = variables.scopes().scope(name);
    if (mode == Mode.TRAINING) {
      Operand<TInt32> batch = scope.constant(0);
      Operand<TFloat32> batchMean = scope.math.mean(x, batch, Mean.keepDims(true));
      Operand<TFloat32> squares = scope.math.square(scope.math.sub(x, batchMean));
      movingAverageUpdates.add(movedTowards(mean, batchMean));
      movingAverageUpdates.add(
          movedTowards(variance, scope.math.mean(squares, batch, Mean.keepDims(true))));
    }
    summaries.putIfAbsent(name, new LayerSummary(name, "MovingMoments", shape, 0, 2 * size));
    return new DiagonalGaussian(mean.value(), scope.math.log(variance.value()));
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

  private Operand<TFloat32> biased(String name, Operand<TFloat32> y, int units) {
    Variable bias =
        variables.get(name + "/bias", Shape.of(units), Role.TRAINABLE, Initializer.zeros());
    return at(name + "/biased").nn.biasAdd(y, bias.value());
  }

  private Op movedTowards(Variable average, Operand<TFloat32> batchValue) {
    Ops scope = at(average.name() + "/update");
    return scope.assignSubVariableOp(
        average.handle(),
        tf.math.mul(
            tf.math.sub(average.value(), batchValue), tf.constant(1 - MOVING_AVERAGE_DECAY)));
  }

  private Operand<TFloat32> reshaped(String name, Operand<TFloat32> x, long... inner) {
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
    summaries.putIfAbsent(
        name, new LayerSummary(name, type, ofBatch(y), kernel.size() + (long) biases, 0));
    return y;
  }

  private Operand<TFloat32> summarized(String name, String type, Operand<TFloat32> y) {
    summaries.putIfAbsent(name, new LayerSummary(name, type, ofBatch(y), 0, 0));
    return y;
  }

  /** The shape for a batch of any size. */
  private static Shape ofBatch(Operand<TFloat32> y) {
    long[] sizes = y.shape().asArray();
    sizes[0] = Shape.UNKNOWN_SIZE;
    return Shape.of(sizes);
  }

  private Ops at(String path) {
    return variables.scopes().at(path);
  }

  private static List<Long> strides(int stride) {
    return List.of(1L, (long) stride, (long) stride, 1L);
  }
}
