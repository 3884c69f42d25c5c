package org.disentangle.data;

import java.nio.file.Path;
import java.util.Optional;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/**
 * Images of one shape, each with what is known of its generating factors; safe for use by several
 * threads. There may be no factors, and an image's class in one may be unknown.
 */
public interface FactorImages extends KnownFactors {
  /** The shape of every image. */
  ImageShape shape();

  /** What their values can be. */
  PixelKind kind();

  /**
   * Writes one image as numbers in [0, 1], in the order of {@link ImageShape}.
   *
   * @param target filled in from {@code offset} on, with as many numbers as the shape has values
   */
  void read(int image, float[] target, int offset);

  /**
   * Writes one image as it is kept: packed bits (the first value lowest), bytes, or little-endian
   * pairs of bytes, by its {@link #kind}.
   *
   * @param target filled in from 0 on, with {@link PixelKind#bytes} of the shape's values
   */
  void readKept(int image, byte[] target);

  /** SHA-256 of the images as they are kept, in their order, hexadecimal. */
  String checksum();

  /** What the source is called: e.g. the archive's file name. */
  String source();

  /** The file or folder they were read from; empty for images that are drawn. */
  Optional<Path> path();
}
