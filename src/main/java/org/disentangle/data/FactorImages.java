package org.disentangle.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Binary 64x64 images, each with the classes of its generating factors; safe for use by several
 * threads.
 */
public interface FactorImages {
  /** Height and width of an image, in pixels. */
  int SIDE = 64;

  /** Pixels of an image. */
  int PIXELS = SIDE * SIDE;

  /** How many images there are. */
  int size();

  /** The factors, outermost first. */
  List<Factor> factors();

  /** The class of one image in one factor, from 0 to the factor's size - 1. */
  int factorClass(int image, int factor);

  /** Writes one image as 4096 zeros and ones, row by row from the top left. */
  void read(int image, float[] target, int offset);

  /**
   * One image as {@value #SIDE} rows of bits, from the top: bit c of a row is column c.
   *
   * @param target filled in; of at least {@value #SIDE} numbers
   */
  default void rows(int image, long[] target) {
    float[] pixels = new float[PIXELS];
    read(image, pixels, 0);
    for (int row = 0; row < SIDE; row++) {
      target[row] = 0;
      for (int column = 0; column < SIDE; column++) {
        target[row] |= pixels[row * SIDE + column] == 0 ? 0 : 1L << column;
      }
    }
  }

  /** SHA-256 of the bit-packed images in order, hexadecimal. */
  String checksum();

  /** {@code "renderer"}, or the archive's file name. */
  String source();

  /** The archive they were read from; empty for the renderer. */
  Optional<Path> path();
}
