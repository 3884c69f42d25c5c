package org.disentangle.graph.codebook;

import java.util.Collections;
import java.util.List;
import org.disentangle.graph.Initializer;
import org.disentangle.graph.LayerSummary;
import org.disentangle.graph.Layers;
import org.disentangle.graph.Scopes;
import org.disentangle.graph.Variable;
import org.disentangle.graph.Variable.Role;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * Latents that take the nearest of values that are learned, L of each latent's own (Hsu et al.
 * 2023, "Disentanglement via Latent Quantization", section 3):
 *
 * <pre>{@code  k_j = argmin_l |z_j − v_jl|,    q_j = v_j,k_j }</pre>
 *
 * The values start evenly spread over [−0.5, 0.5]. Of two equally near values that of the lower
 * index is taken; z that is no number takes the last.
 */
public final class LatentQuantizer implements ScalarQuantizer {
  private static final double REACH = 0.5;

  private final Layers layers;
  private final String name;
  private final Scopes scopes;
  private final Variable values;

  /**
   * A quantiser whose values are one variable, with a row of its own in the layer table; so has the
   * search.
   *
   * @param name of the quantiser; the values are the variable {@code <name>/values}, [K, L]
   * @param latents K
   * @param size L, at least 2
   */
  public LatentQuantizer(Layers layers, String name, int latents, int size) {
    this.layers = layers;
    this.name = name;
    this.scopes = layers.variables().scopes();
    this.values =
        layers.variables().get(name + "/values", Shape.of(latents, size), Role.TRAINABLE, even());
    layers.describe(new LayerSummary(values.name(), "Values", values.shape(), values.size(), 0, 0));
  }

  private static Initializer even() {
    return (shape, random) -> {
      int size = Math.toIntExact(shape.get(1));
      float[] values = new float[Math.toIntExact(shape.size())];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (-REACH + 2 * REACH * (i % size) / (size - 1));
      }
      return values;
    };
  }

  /** The values, [K, L]. */
  public Variable values() {
    return values;
  }

  @Override
  public List<Integer> sizes() {
    return Collections.nCopies(Math.toIntExact(values.shape().get(0)), size());
  }

  @Override
  public Quantized quantize(Operand<TFloat32> latents) {
    Ops tf = scopes.scope(values.name());
    Operand<TFloat32> distances =
        tf.math.abs(tf.math.sub(tf.expandDims(latents, tf.constant(2)), values.value()));
    Operand<TInt64> codes = Nearest.index(tf, distances, size());
    layers.describe(
        LayerSummary.of(name + "/nearest", "NearestValue", codes, 0, 0)
            .withMultiplyAdds(values.size()));
    Operand<TFloat32> indices = tf.stopGradient(tf.dtypes.cast(codes, TFloat32.class));
    return new Quantized(latents, codes, valuesAt(indices));
  }

  /**
   * By the hat function of each index, Σ_l max(0, 1 − |u − l|) v_l: at a whole number u all but one
   * of them are 0, and that one is 1.
   */
  @Override
  public Operand<TFloat32> valuesAt(Operand<TFloat32> indices) {
    Ops tf = scopes.scope(values.name());
    long size = size();
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> within =
        tf.math.minimum(tf.math.maximum(indices, tf.constant(0f)), tf.constant((float) (size - 1)));
    List<? extends Operand<TFloat32>> ofIndex =
        tf.unstack(values.value(), size, Unstack.axis(1L)).output();
    Operand<TFloat32> sum = null;
    for (int l = 0; l < size; l++) {
      Operand<TFloat32> distance = tf.math.abs(tf.math.sub(within, tf.constant((float) l)));
      Operand<TFloat32> part = tf.math.mul(tf.nn.relu(tf.math.sub(one, distance)), ofIndex.get(l));
      sum = l == 0 ? part : tf.math.add(sum, part);
    }
    return sum;
  }

  private int size() {
    return Math.toIntExact(values.shape().get(1));
  }
}
