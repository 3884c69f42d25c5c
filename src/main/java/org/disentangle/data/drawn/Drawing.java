package org.disentangle.data.drawn;

import org.disentangle.data.FactorGrid;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/**
 * A set of images that are computed, each from its place in the grid of factors alone: whichever
 * others are drawn, in whatever order and by however many threads, an image is the same.
 */
public interface Drawing {
  /** What the images are called in records, tables and file names. */
  String name();

  /**
   * Says everything that the images depend on besides their factors, in a line: the version of the
   * drawing, a seed, a file's content.
   */
  String key();

  /** The shape of every image. */
  ImageShape shape();

  /** What a value can be. */
  PixelKind kind();

  /** The factors, and every combination of them. */
  FactorGrid grid();

  /**
   * Draws one image; safe for several threads at once.
   *
   * @param image its index in the grid
   * @param target filled in from {@code offset} on, every byte of the image
   */
  void draw(int image, byte[] target, int offset);
}
