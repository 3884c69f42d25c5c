package org.disentangle.graph.codebook;

import java.util.Collections;
import java.util.List;
import org.disentangle.graph.LayerSummary;
import org.disentangle.graph.Layers;
import org.disentangle.graph.Scopes;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * Latents that are bounded by tanh, then rounded to V values at even distances from −1 to 1, both
 * ends among them (Hsu et al. 2024, "Tripod: Three Complementary Inductive Biases for Disentangled
 * Representation Learning", section 3):
 *
 * <pre>{@code  c = tanh(z),    k = round((c + 1)/2 · (V − 1)),    q = 2k / (V − 1) − 1 }</pre>
 *
 * The grid is symmetric about 0 for every V; of an even V, 0 lies between two values. The gradient
 * passes the rounding as if it were not there. Halves are rounded to the even number.
 */
public final class BoundedQuantizer implements ScalarQuantizer {
  private final Layers layers;
  private final String name;
  private final Scopes scopes;
  private final int latents;
  private final int size;

  /**
   * A quantiser with a row of its own in the layer table.
   *
   * @param name of the quantiser
   * @param latents K
   * @param size V, at least 2
   */
  public BoundedQuantizer(Layers layers, String name, int latents, int size) {
    this.layers = layers;
    this.name = name;
    this.scopes = layers.variables().scopes();
    this.latents = latents;
    this.size = size;
  }

  /** The V values of a latent, ascending. */
  public static float[] values(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = 2f * i / (size - 1) - 1;
    }
    return values;
  }

  @Override
  public List<Integer> sizes() {
    return Collections.nCopies(latents, size);
  }

  @Override
  public Quantized quantize(Operand<TFloat32> z) {
    Ops tf = scopes.scope(name);
    // (tanh(z) + 1) / 2
    Operand<TFloat32> share = tf.math.sigmoid(tf.math.mul(z, tf.constant(2f)));
    Operand<TFloat32> indices =
        tf.stopGradient(tf.math.round(tf.math.mul(share, tf.constant((float) (size - 1)))));
    Operand<TInt64> codes = tf.dtypes.cast(indices, TInt64.class);
    layers.describe(LayerSummary.of(name, "Rounding", codes, 0, 0));
    Operand<TFloat32> bounded = tf.math.sub(tf.math.mul(share, tf.constant(2f)), tf.constant(1f));
    return new Quantized(bounded, codes, valuesAt(indices));
  }

  @Override
  public Operand<TFloat32> valuesAt(Operand<TFloat32> indices) {
    Ops tf = scopes.scope(name);
    Operand<TFloat32> within =
        tf.math.minimum(tf.math.maximum(indices, tf.constant(0f)), tf.constant((float) (size - 1)));
    return tf.math.sub(
        tf.math.div(tf.math.mul(within, tf.constant(2f)), tf.constant((float) (size - 1))),
        tf.constant(1f));
  }
}
