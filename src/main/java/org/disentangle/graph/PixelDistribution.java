package org.disentangle.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A decoder's distribution of black-and-white images, p(x|z), and the image that it shows for
 * latents.
 *
 * <p>If pixels are independent, it shows their probabilities, from which every image can be drawn.
 * Otherwise there is no such table: an image is drawn pixel by pixel, and the drawn pixels are
 * shown.
 */
public sealed interface PixelDistribution permits Bernoulli, AutoregressivePixels {

  /**
   * −log p of each pixel, in nats; their sum over an image is −log p(x|z).
   *
   * @param images values in [0, 1], [B, H, W, 1]
   * @return [B, H, W, 1]
   */
  Operand<TFloat32> negativeLogLikelihood(Ops tf, Operand<TFloat32> images);

  /**
   * The image that is shown for latents, the same at every call and whatever else is in the batch:
   * the probability of each pixel being on, or one draw from p(x|z), whose noise is fixed.
   *
   * @return [B, H, W, 1] in [0, 1]
   */
  Operand<TFloat32> decoded(Ops tf);

  /**
   * The image that is shown for a sample: the same, with seeded noise where something is drawn.
   *
   * @param place of the noise
   * @return [B, H, W, 1] in [0, 1]
   */
  Operand<TFloat32> sampled(Ops tf, Noise noise, String place);
}
