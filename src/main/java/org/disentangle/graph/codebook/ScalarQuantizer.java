package org.disentangle.graph.codebook;

import java.util.List;
import org.disentangle.graph.Noise;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A quantiser of single latents: each latent takes one of a few values of its own, which are
 * numbered from 0. All codes together form a grid with an axis for each latent, so that a value can
 * mean the same whatever the other latents are.
 *
 * <p>Borrows the graph; owns nothing native.
 */
public sealed interface ScalarQuantizer
    permits LatentQuantizer, FiniteScalarQuantizer, BoundedQuantizer {

  /** How many values each of the K latents has. */
  List<Integer> sizes();

  /**
   * Quantises.
   *
   * @param latents float32 [B, K]
   */
  Quantized quantize(Operand<TFloat32> latents);

  /**
   * The values at indices. Between two indices it is what lies between their values, on a straight
   * line; beyond the first and the last, that one.
   *
   * @param indices float32 [B, K], whole for the values themselves, which are then exact
   * @return float32 [B, K]
   */
  Operand<TFloat32> valuesAt(Operand<TFloat32> indices);

  /**
   * Indices drawn evenly and independently.
   *
   * @param count how many, int32 []
   * @return whole numbers, float32 [count, K]
   */
  default Operand<TFloat32> drawnIndices(Ops tf, Noise noise, Operand<TInt32> count) {
    int latents = sizes().size();
    float[] ofLatents = new float[latents];
    float[] last = new float[latents];
    for (int j = 0; j < latents; j++) {
      ofLatents[j] = sizes().get(j);
      last[j] = sizes().get(j) - 1;
    }
    Operand<TFloat32> uniform =
        tf.reshape(
            noise.uniformOfShape(tf, "prior", tf.stack(List.of(count, tf.constant(latents)))),
            tf.constant(new int[] {-1, latents}));
    // Rounding may bring a number just below 1 to the size itself.
    return tf.math.minimum(
        tf.math.floor(tf.math.mul(uniform, tf.constant(ofLatents))), tf.constant(last));
  }
}
