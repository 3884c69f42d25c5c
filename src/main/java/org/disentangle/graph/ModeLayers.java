package org.disentangle.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.disentangle.graph.Variable.Role;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Layers that behave differently in training and in inference; those of {@link Layers} are the same
 * in both.
 *
 * <p>They keep moving averages over the batches, which a training step must update: {@link
 * #movingAverageUpdates}.
 */
public final class ModeLayers {
  /** The weight of the old moving average at each step (Keras' default). */
  private static final float MOVING_AVERAGE_DECAY = 0.99f;

  private static final float BATCH_NORMALIZATION_EPSILON = 1e-3f;

  private final Layers layers;
  private final Ops tf;
  private final Mode mode;
  private final Noise noise;
  private final List<Op> movingAverageUpdates = new ArrayList<>();

  /**
   * Layers of one graph.
   *
   * @param layers with the register and the table
   * @param tf at the root scope
   * @param noise for dropout
   */
  ModeLayers(Layers layers, Ops tf, Mode mode, Noise noise) {
    this.layers = layers;
    this.tf = tf;
    this.mode = mode;
    this.noise = noise;
  }

  /** The ops that a training step must also run. */
  List<Op> movingAverageUpdates() {
    return Collections.unmodifiableList(movingAverageUpdates);
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
    Variable scale =
        layers.variables().get(name + "/scale", shape, Role.TRAINABLE, Initializer.constant(1));
    Variable offset =
        layers.variables().get(name + "/offset", shape, Role.TRAINABLE, Initializer.zeros());
    Variable mean =
        layers
            .variables()
            .get(name + "/moving_mean", shape, Role.MOVING_AVERAGE, Initializer.zeros());
    Variable variance =
        layers
            .variables()
            .get(name + "/moving_variance", shape, Role.MOVING_AVERAGE, Initializer.constant(1));
    boolean training = mode == Mode.TRAINING;
    Operand<TFloat32> empty = tf.constant(new float[0]);
    // The op accepts only maps; a vector is a map of one pixel.
    Operand<TFloat32> map = rank == 4 ? x : layers.reshaped(name + "/map", x, 1, 1, channels);
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
        rank == 4 ? normalized.y() : layers.reshaped(name + "/vector", normalized.y(), channels);
    layers.describe(LayerSummary.of(name, "BatchNormalization", y, 2 * channels, 2 * channels));
    return y;
  }

  /**
   * Drops each number with the given probability while training and scales up the others
   * (Srivastava et al. 2014, the inverted form); does nothing in inference.
   *
   * @param rate from 0 to below 1
   */
  public Operand<TFloat32> dropout(String name, Operand<TFloat32> x, double rate) {
    layers.describe(LayerSummary.of(name, "Dropout", x, 0, 0));
    if (mode == Mode.INFERENCE) {
      return x;
    }
    Ops scope = layers.variables().scopes().scope(name);
    Operand<TFloat32> kept = noise.kept(scope, name, x, rate);
    return scope.math.mul(x, scope.math.mul(kept, scope.constant((float) (1 / (1 - rate)))));
  }

  /**
   * Mean and variance of each dimension over the batches: moving averages that are updated in
   * training and constant in inference.
   *
   * @param x [B, K]
   * @return the averages as they are before this step, the logarithm of the variance among them,
   *     each [1, K]
   */
  public DiagonalGaussian movingMoments(String name, Operand<TFloat32> x) {
    long size = x.shape().get(1);
    Shape shape = Shape.of(1, size);
    Variable mean =
        layers.variables().get(name + "/mean", shape, Role.MOVING_AVERAGE, Initializer.zeros());
    Variable variance =
        layers
            .variables()
            .get(name + "/variance", shape, Role.MOVING_AVERAGE, Initializer.constant(1));
    Ops scope = layers.variables().scopes().scope(name);
    if (mode == Mode.TRAINING) {
      Operand<TInt32> batch = scope.constant(0);
      Operand<TFloat32> batchMean = scope.math.mean(x, batch, Mean.keepDims(true));
      Operand<TFloat32> squares = scope.math.square(scope.math.sub(x, batchMean));
      movingAverageUpdates.add(movedTowards(mean, batchMean));
      movingAverageUpdates.add(
          movedTowards(variance, scope.math.mean(squares, batch, Mean.keepDims(true))));
    }
    layers.describe(new LayerSummary(name, "MovingMoments", shape, 0, 2 * size, 0));
    return new DiagonalGaussian(mean.value(), scope.math.log(variance.value()));
  }

  private Op movedTowards(Variable average, Operand<TFloat32> batchValue) {
    Ops scope = at(average.name() + "/update");
    return scope.assignSubVariableOp(
        average.handle(),
        tf.math.mul(
            tf.math.sub(average.value(), batchValue), tf.constant(1 - MOVING_AVERAGE_DECAY)));
  }

  private Ops at(String path) {
    return layers.variables().scopes().at(path);
  }
}
