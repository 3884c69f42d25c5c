package org.disentangle.training.listener;

import org.disentangle.image.ImageShape;

/**
 * A snapshot of the model's outputs for a few images during training, in inference mode.
 *
 * @param shape of each image
 * @param images N·H·W·C values
 * @param reconstructions of them, as many: probabilities or means (of a decoder whose pixels depend
 *     on each other: pixels drawn)
 * @param representation M·K numbers, row by row: the codes of other images of the same split
 * @param latents K
 */
public record ModelSnapshot(
    ImageShape shape,
    float[] images,
    float[] reconstructions,
    float[] representation,
    int latents) {
  /** Images whose reconstructions are shown, at most. */
  public static final int PICTURES = 8;

  /** Images whose codes are shown, at most. */
  public static final int CODES = 256;

  /** How many images there are with a reconstruction. */
  public int count() {
    return images.length / shape.values();
  }

  /** One latent of all codes. */
  public float[] latent(int latent) {
    float[] column = new float[representation.length / latents];
    for (int i = 0; i < column.length; i++) {
      column[i] = representation[i * latents + latent];
    }
    return column;
  }
}
