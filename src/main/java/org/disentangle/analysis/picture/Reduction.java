package org.disentangle.analysis.picture;

import org.disentangle.image.ImageShape;

/**
 * How much smaller images are on a sheet: each pixel is the mean of a square of pixels, so that a
 * side has {@value #LONGEST_SIDE} at most. Squares at the right and the bottom edge may be cut off.
 *
 * @param from the shape of the images
 */
public record Reduction(ImageShape from) {
  private static final int LONGEST_SIDE = 128;

  /** The side of a square of pixels; 1 where images are shown as they are. */
  public int factor() {
    return divided(Math.max(from.height(), from.width()), LONGEST_SIDE);
  }

  /** The shape of the smaller images. */
  public ImageShape shape() {
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
   * @return [n, h, w, C]; the same array where nothing is reduced
   */
  public float[] of(float[] images) {
    if (factor() == 1) {
      return images;
    }
    ImageShape to = shape();
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
