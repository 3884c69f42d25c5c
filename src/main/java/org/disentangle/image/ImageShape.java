package org.disentangle.image;

/**
 * The shape of an image. Its values lie row by row from the top left, those of a pixel's channels
 * next to each other: {@code [height, width, channels]} in C order, as in every tensor and file.
 *
 * @param height rows
 * @param width columns
 * @param channels 1 for grey or two values, 2 for a pair of such images, 3 for red, green and blue
 */
public record ImageShape(int height, int width, int channels) {
  /** The largest number of values of an image: 64 Mi, a square of 4,729 coloured pixels a side. */
  public static final int MOST_VALUES = 1 << 26;

  /**
   * @throws IllegalArgumentException if a length is below 1, or there are more than {@link
   *     #MOST_VALUES}
   */
  public ImageShape {
    if (height < 1
        || width < 1
        || channels < 1
        || (double) height * width * channels > MOST_VALUES) {
      throw new IllegalArgumentException(
          "an image of %s x %s x %s values".formatted(height, width, channels));
    }
  }

  /** How many values an image has. */
  public int values() {
    return height * width * channels;
  }

  /** How many pixels an image has, whatever its channels. */
  public int pixels() {
    return height * width;
  }

  /** The shape as people write it: {@code 64 x 64} with one channel, else {@code 64 x 64 x 3}. */
  @Override
  public String toString() {
    return height + " x " + width + (channels == 1 ? "" : " x " + channels);
  }
}
