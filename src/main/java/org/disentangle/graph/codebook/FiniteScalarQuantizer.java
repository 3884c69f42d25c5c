package org.disentangle.graph.codebook;

import java.util.List;
import org.disentangle.graph.LayerSummary;
import org.disentangle.graph.Layers;
import org.disentangle.graph.Scopes;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * Finite scalar quantisation: latents that are bounded, then rounded to a fixed grid (Mentzer et
 * al. 2023, "Finite Scalar Quantization: VQ-VAE Made Simple", section 3.1). Of a latent with L
 * levels, with h = (L − 1)(1 − ε)/2, ε = 0.001, and o = ½ for an even L, else 0:
 *
 * <pre>{@code
 * b = h tanh(z + atanh(o / h)) − o,    q = round(b) / ⌊L/2⌋,    k = round(b) + ⌊L/2⌋
 * }</pre>
 *
 * so that z = 0 is 0. The gradient passes the rounding as if it were not there: dq/dz = (1 − tanh²)
 * h / ⌊L/2⌋.
 *
 * <p>An odd L gives values from −1 to 1 on both sides of 0 alike; an even L has one value more
 * below 0 than above, from −1 to 1 − 2/L. With L = 2 the argument of atanh is above 1: such a
 * latent has no bound, and the constructor refuses it.
 *
 * <p>Deviation from the authors' notebook: its tan is the paper's atanh, as its authors confirm
 * (lucidrains/vector-quantize-pytorch, issue 94). Halves are rounded to the even number.
 */
public final class FiniteScalarQuantizer implements ScalarQuantizer {
  /** The fewest levels. */
  public static final int FEWEST_LEVELS = 3;

  private static final double EPSILON = 1e-3;

  private final Layers layers;
  private final String name;
  private final Scopes scopes;
  private final List<Integer> levels;

  /**
   * A quantiser with a row of its own in the layer table.
   *
   * @param name of the quantiser
   * @param levels L of each of the K latents, each at least {@value #FEWEST_LEVELS}
   * @throws IllegalArgumentException if one is smaller
   */
  public FiniteScalarQuantizer(Layers layers, String name, List<Integer> levels) {
    if (levels.stream().anyMatch(each -> each < FEWEST_LEVELS)) {
      throw new IllegalArgumentException(
          "levels are " + levels + ", but each must be at least " + FEWEST_LEVELS);
    }
    this.layers = layers;
    this.name = name;
    this.scopes = layers.variables().scopes();
    this.levels = List.copyOf(levels);
  }

  /** The values of a latent with L levels, ascending. */
  public static float[] values(int levels) {
    float[] values = new float[levels];
    for (int i = 0; i < levels; i++) {
      values[i] = (i - half(levels)) / half(levels);
    }
    return values;
  }

  @Override
  public List<Integer> sizes() {
    return levels;
  }

  @Override
  public Quantized quantize(Operand<TFloat32> latents) {
    Ops tf = scopes.scope(name);
    float[] reach = new float[levels.size()];
    float[] offset = new float[levels.size()];
    float[] shift = new float[levels.size()];
    for (int j = 0; j < levels.size(); j++) {
      double h = (levels.get(j) - 1) * (1 - EPSILON) / 2;
      double o = levels.get(j) % 2 == 0 ? 0.5 : 0;
      reach[j] = (float) h;
      offset[j] = (float) o;
      shift[j] = (float) (Math.log1p(o / h) / 2 - Math.log1p(-o / h) / 2);
    }
    Operand<TFloat32> bounded =
        tf.math.sub(
            tf.math.mul(tf.math.tanh(tf.math.add(latents, tf.constant(shift))), tf.constant(reach)),
            tf.constant(offset));
    Operand<TFloat32> halves = tf.constant(halves());
    Operand<TFloat32> indices = tf.math.add(tf.stopGradient(tf.math.round(bounded)), halves);
    Operand<TInt64> codes = tf.dtypes.cast(indices, TInt64.class);
    layers.describe(LayerSummary.of(name, "Rounding", codes, 0, 0));
    return new Quantized(tf.math.div(bounded, halves), codes, valuesAt(indices));
  }

  @Override
  public Operand<TFloat32> valuesAt(Operand<TFloat32> indices) {
    Ops tf = scopes.scope(name);
    float[] last = new float[levels.size()];
    for (int j = 0; j < last.length; j++) {
      last[j] = levels.get(j) - 1;
    }
    Operand<TFloat32> halves = tf.constant(halves());
    Operand<TFloat32> within =
        tf.math.minimum(tf.math.maximum(indices, tf.constant(0f)), tf.constant(last));
    return tf.math.div(tf.math.sub(within, halves), halves);
  }

  private float[] halves() {
    float[] halves = new float[levels.size()];
    for (int j = 0; j < halves.length; j++) {
      halves[j] = half(levels.get(j));
    }
    return halves;
  }

  /** ⌊L/2⌋: the index of 0, and how many steps −1 is away from it. */
  private static float half(int levels) {
    return Math.floorDiv(levels, 2);
  }
}
