package org.disentangle.image;

/**
 * The values of one image, a row at a time. An image of 64 million pixels can so be cropped and
 * resized with a few of its rows in memory.
 */
public interface PixelRows {
  /** How many rows there are. */
  int height();

  /** How many pixels a row has. */
  int width();

  /** How many values a pixel has. */
  int channels();

  /** The highest value there can be: 255 or 65,535. */
  int highest();

  /**
   * Reads one row. Rows may be read in any order, and more than once.
   *
   * @param row from 0, the topmost
   * @param target filled from 0 on with {@code width * channels} values, a pixel's channels next to
   *     each other
   */
  void read(int row, int[] target);
}
