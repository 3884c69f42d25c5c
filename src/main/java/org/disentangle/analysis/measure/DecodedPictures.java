package org.disentangle.analysis.measure;

import java.util.Optional;

/**
 * Images that a model encodes and decodes again, as they are and with flipped pixels, and images
 * that it draws from its prior.
 *
 * <p>They are decoded when they are first asked for, so that no more than two decodings need to be
 * kept: ask for one share of flips after the other, while the model is open.
 */
public interface DecodedPictures {

  /** The images that a model decodes from a set of images. */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record Decoded(float[] representation, Pictures reconstructions) {}

  /**
   * The images themselves: drawn independently, so that the image after each is a random other
   * image.
   */
  Pictures images();

  /** The reconstructions of the images as they are. */
  Decoded clean();

  /**
   * The reconstructions of the images after a percentage of their pixels was flipped ({@link
   * PixelFlips}).
   *
   * @param percent of the pixels of each image
   */
  Decoded flipped(int percent);

  /** Images drawn from the prior; empty for a model that cannot draw. */
  Optional<Pictures> drawn();

  /**
   * The mean squared distance of the representations of two images of the whole sample ({@link
   * LatentMoments#squaredDistanceOfTwo}).
   */
  double squaredDistanceOfTwo();
}
