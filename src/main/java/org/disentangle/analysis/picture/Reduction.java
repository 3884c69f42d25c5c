package org.disentangle.analysis.picture;

import org.disentangle.image.ChannelPanels;
import org.disentangle.image.ImageShape;

/**
 * How images are shown on a sheet: smaller, each pixel the mean of a square of pixels, so that a
 * side has {@value #LONGEST_SIDE} at most, and with the channels of a pair side by side ({@link
 * ChannelPanels}). Squares at the right and the bottom edge may be cut off.
 *
 * @param from the shape of the images
 */
public record Reduction(ImageShape from) {
  private static final int LONGEST_SIDE = 128;

  /** The side of a square of pixels; 1 where images are shown as they are. */
  public int factor() {
    return divided(Math.max(from.height(), from.width()), LONGEST_SIDE);
  }

  /** The shape of an image on the sheet. */
  public ImageShape shape() {
    return new ChannelPanels(smaller()).shape();
  }

  /** How many panels of an image lie side by side. */
  int panels() {
    return new ChannelPanels(from).panels();
  }

  private ImageShape smaller() {
    return new ImageShape(
        divided(from.height(), factor()), divided(from.width(), factor()), from.channels());
  }

  /** Rounded up. */
  private static int divided(int length, int by) {
    return (length + by - 1) / by;
  }

  /**
   * Reduces images.
   *
   * @param images [n, H, W, C]
   * @return as sheets show them; the same array where they are shown as they are
   */
  public float[] of(float[] images) {
    return new ChannelPanels(smaller()).of(reduced(images));
  }

  private float[] reduced(float[] images) {
    if (factor() == 1) {
      return images;
    }
    ImageShape to = smaller();
    float[] reduced = new float[images.length / from.values() * to.values()];
    for (int i = 0; i < reduced.length; i++) {
      int inImage = i % to.values();
      int pixel = inImage / to.channels();
      reduced[i] =
          mean(
              images,
              i / to.values() * from.values() + inImage % to.channels(),
              pixel / to.width() * factor(),
              pixel % to.width() * factor());
    }
    return reduced;
  }

  /** The mean of one channel, which starts at {@code offset}, over one square. */
  private float mean(float[] images, int offset, int top, int left) {
    int bottom = Math.min(from.height(), top + factor());
    int right = Math.min(from.width(), left + factor());
    double sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += images[offset + (y * from.width() + x) * from.channels()];
      }
    }
    return (float) (sum / ((bottom - top) * (right - left)));
  }
}
