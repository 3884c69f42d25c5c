package org.disentangle.analysis.measure;

/**
 * Images of one size, row by row, one after the other.
 *
 * @param pixels [N · height · width], in [0, 1]
 * @param width pixels in a row
 * @param height rows
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record Pictures(float[] pixels, int width, int height) {

  /** Pixels of one image. */
  public int size() {
    return width * height;
  }

  /** How many images there are. */
  public int count() {
    return pixels.length / size();
  }

  /** Others of the same size. */
  public Pictures with(float[] other) {
    return new Pictures(other, width, height);
  }
}
