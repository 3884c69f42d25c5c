package org.disentangle.graph.pixel;

import org.disentangle.graph.Noise;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Values that are independent given the latents, each by one logit: a real number that says where
 * in [0, 1] the value lies.
 */
public sealed interface IndependentPixels extends PixelDistribution
    permits Bernoulli, ContinuousBernoulli, DiscretizedLogistic, Gaussian, Laplace {

  /** The decoder's outputs, float32 [B, …]. */
  Operand<TFloat32> logits();

  /** The mean of each value, of the logits' shape, in [0, 1]. */
  Operand<TFloat32> mean(Ops tf);

  @Override
  default boolean isOfTwoValues() {
    return false;
  }

  /** The means. */
  @Override
  default Operand<TFloat32> decoded(Ops tf) {
    return mean(tf);
  }

  /** The means too: with independent values, a caller can draw each by itself. */
  @Override
  default Operand<TFloat32> sampled(Ops tf, Noise noise, String place) {
    return mean(tf);
  }
}
