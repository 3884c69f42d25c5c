package org.disentangle.config;

import org.disentangle.image.ImageShape;

/**
 * Height and width of a map of features within a network.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 */
public record MapSize(int height, int width) {

  /** That of images. */
  public static MapSize of(ImageShape images) {
    return new MapSize(images.height(), images.width());
  }

  /**
   * What convolutions of stride 2 with the padding SAME leave: each halves height and width and
   * rounds up.
   *
   * @param times how many, 0 or more
   */
  public MapSize halved(int times) {
    MapSize size = this;
    for (int i = 0; i < times; i++) {
      size = new MapSize((size.height + 1) / 2, (size.width + 1) / 2);
    }
    return size;
  }

  /** How often it can be halved until one position is left. */
  int halvings() {
    int longer = Math.max(height, width);
    return Integer.SIZE - Integer.numberOfLeadingZeros(longer - 1);
  }

  /** How many positions it has. */
  public int positions() {
    return height * width;
  }

  /** E.g. {@code 4 x 4}. */
  @Override
  public String toString() {
    return height + " x " + width;
  }
}
