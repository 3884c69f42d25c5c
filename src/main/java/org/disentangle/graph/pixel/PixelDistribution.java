package org.disentangle.graph.pixel;

import org.disentangle.graph.Noise;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A decoder's distribution of images, p(x|z), and the image that it shows for latents.
 *
 * <p>If values are independent, it shows their means, which for pixels of two values are
 * probabilities, from which every image can be drawn. Otherwise there is no such table: an image is
 * drawn pixel by pixel, and the drawn pixels are shown.
 */
public sealed interface PixelDistribution permits IndependentPixels, AutoregressivePixels {

  /**
   * Whether it is a distribution of the values 0 and 1 alone: what is shown are then probabilities
   * of 1.
   */
  boolean isOfTwoValues();

  /**
   * −log p of each value, in nats; their sum over an image is −log p(x|z). It is below 0 where a
   * density exceeds 1.
   *
   * @param images values in [0, 1], [B, H, W, C]
   * @return [B, H, W, C]
   */
  Operand<TFloat32> negativeLogLikelihood(Ops tf, Operand<TFloat32> images);

  /**
   * The image that is shown for latents, the same at every call and whatever else is in the batch:
   * the mean of each value, or one draw from p(x|z), whose noise is fixed.
   *
   * @return [B, H, W, C] in [0, 1]
   */
  Operand<TFloat32> decoded(Ops tf);

  /**
   * The image that is shown for a sample: the same, with seeded noise where something is drawn.
   *
   * @param place of the noise
   * @return [B, H, W, C] in [0, 1]
   */
  Operand<TFloat32> sampled(Ops tf, Noise noise, String place);
}
