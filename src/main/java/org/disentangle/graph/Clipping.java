package org.disentangle.graph;

import java.util.List;
import org.tensorflow.op.Ops;

/**
 * How gradients are kept from being too large: first each number by itself, then all together.
 *
 * @param value largest magnitude of a number; 0 for no limit
 * @param norm largest global norm; 0 for no limit
 */
public record Clipping(double value, double norm) {
  /** No limit at all. */
  public static final Clipping NONE = new Clipping(0, 0);

  /** The gradients within the limits. */
  public List<Gradient> of(Ops tf, List<Gradient> gradients) {
    List<Gradient> clipped = gradients;
    if (value > 0) {
      clipped = Gradient.clippedByValue(tf.withSubScope("cut"), clipped, value);
    }
    if (norm > 0) {
      clipped = Gradient.clippedByGlobalNorm(tf.withSubScope("clip"), clipped, norm);
    }
    return clipped;
  }
}
