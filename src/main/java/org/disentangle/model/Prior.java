package org.disentangle.model;

import org.disentangle.graph.Noise;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The prior of the latents, p(z). */
public interface Prior {

  /**
   * Draws latents, with noise at places whose names begin with {@code prior}.
   *
   * @param count how many, int32 []
   * @return [count, K]
   */
  Operand<TFloat32> sample(Ops tf, Noise noise, Operand<TInt32> count);

  /**
   * log p(z), in nats.
   *
   * @param z [B, K]
   * @return [B]
   */
  Operand<TFloat32> logDensity(Ops tf, Operand<TFloat32> z);
}
