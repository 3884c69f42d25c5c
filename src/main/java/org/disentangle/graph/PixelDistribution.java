package org.disentangle.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What a decoder says of black-and-white images: p(x|z), and which images it would paint.
 *
 * <p>The three methods differ only where a pixel depends on others; then the images are painted
 * pixel by pixel, and what stands here is a path through p(x|z), not a table of it.
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
   * Images without chance: the probability of each pixel being on, given that each pixel before it
   * that it depends on is what was likelier there. Rounded, they are the image.
   *
   * @return [B, H, W, 1] in [0, 1]
   */
  Operand<TFloat32> probabilities(Ops tf);

  /**
   * Images of a sample: the probabilities themselves where pixels do not depend on each other, and
   * drawn pixels, 0 or 1, where they do: only together are those a draw. Rounded, they are the
   * image.
   *
   * @param place of the noise
   * @return [B, H, W, 1] in [0, 1]
   */
  Operand<TFloat32> sampled(Ops tf, Noise noise, String place);
}
