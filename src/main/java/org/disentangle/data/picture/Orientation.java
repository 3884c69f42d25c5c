package org.disentangle.data.picture;

import java.awt.image.Raster;

/**
 * How a stored picture is turned to stand upright: the values 1 to 8 of the Exif and TIFF tag 274,
 * in their order. The cameras of telephones store what they see and write this beside it.
 */
enum Orientation {
  /** As it is stored. */
  UPRIGHT(false, false, false),
  /** Left and right change places. */
  MIRRORED(false, false, true),
  /** Turned by half. */
  HALF_TURN(false, true, true),
  /** Top and bottom change places. */
  FLIPPED(false, true, false),
  /** Rows become columns. */
  TRANSPOSED(true, false, false),
  /** Turned by a quarter, clockwise. */
  QUARTER_TURN(true, true, false),
  /** Rows become columns, and it is turned by half. */
  TRANSVERSED(true, true, true),
  /** Turned by a quarter, counter-clockwise. */
  QUARTER_TURN_BACK(true, false, true);

  /** Whether rows of the upright picture are columns of the stored one. */
  private final boolean swapsSides;

  private final boolean fromBottom;
  private final boolean fromRight;

  Orientation(boolean swapsSides, boolean fromBottom, boolean fromRight) {
    this.swapsSides = swapsSides;
    this.fromBottom = fromBottom;
    this.fromRight = fromRight;
  }

  /** The meaning of a tag's value; upright where it has none. */
  static Orientation of(int tag) {
    return tag >= 1 && tag <= values().length ? values()[tag - 1] : UPRIGHT;
  }

  /** The upright height of a stored picture. */
  int height(int storedHeight, int storedWidth) {
    return swapsSides ? storedWidth : storedHeight;
  }

  /** The upright width of a stored picture. */
  int width(int storedHeight, int storedWidth) {
    return swapsSides ? storedHeight : storedWidth;
  }

  /**
   * Reads a row of the upright picture.
   *
   * @param samples filled with the samples of its pixels, those of one next to each other
   */
  void read(Raster stored, int row, int[] samples) {
    int height = stored.getHeight();
    int width = stored.getWidth();
    int left = stored.getMinX();
    int top = stored.getMinY();
    if (swapsSides) {
      int column = fromRight ? width - 1 - row : row;
      stored.getPixels(left + column, top, 1, height, samples);
    } else {
      int line = fromBottom ? height - 1 - row : row;
      stored.getPixels(left, top + line, width, 1, samples);
    }
    if (swapsSides ? fromBottom : fromRight) {
      reverse(samples, width(height, width), stored.getNumBands());
    }
  }

  private static void reverse(int[] samples, int pixels, int bands) {
    for (int first = 0; first < pixels / 2; first++) {
      int last = pixels - 1 - first;
      for (int band = 0; band < bands; band++) {
        int sample = samples[first * bands + band];
        samples[first * bands + band] = samples[last * bands + band];
        samples[last * bands + band] = sample;
      }
    }
  }
}
