package org.disentangle.analysis.measure;

import org.disentangle.image.PixelKind;

/** What the pixels that a model decodes stand for: which measures in nats have a meaning. */
public enum DecodedPixels {
  /** Probabilities of pixels of two values: their cross-entropy is −log p(x|z). */
  PROBABILITIES,
  /** Probabilities for greys or colours: their cross-entropy is a loss, but of no likelihood. */
  PROBABILITIES_OF_GREYS,
  /** Means of another distribution: its loss does not follow from the mean alone. */
  MEANS;

  /**
   * The pixels of a model.
   *
   * @param areProbabilities whether its decoder gives probabilities
   * @param kind of the images
   */
  public static DecodedPixels of(boolean areProbabilities, PixelKind kind) {
    if (!areProbabilities) {
      return MEANS;
    }
    return kind == PixelKind.TWO_VALUES ? PROBABILITIES : PROBABILITIES_OF_GREYS;
  }
}
