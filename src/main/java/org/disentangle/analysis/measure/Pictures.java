package org.disentangle.analysis.measure;

import org.disentangle.image.ImageShape;

/**
 * Images of one shape, one after the other.
 *
 * @param pixels [N · H · W · C], in [0, 1]
 * @param shape of each image
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record Pictures(float[] pixels, ImageShape shape) {

  /** Values of one image. */
  public int size() {
    return shape.values();
  }

  /** How many images there are. */
  public int count() {
    return pixels.length / size();
  }

  /** Others of the same shape. */
  public Pictures with(float[] other) {
    return new Pictures(other, shape);
  }
}
