package org.disentangle.data.drawn;

import org.disentangle.image.ImageShape;

/**
 * A square of whole pixels.
 *
 * @param left its first column
 * @param top its first row
 * @param side its rows and columns
 */
record Square(int left, int top, int side) {
  /** Sets one channel of every pixel of the square, which lies wholly in the image. */
  void fill(ImageShape shape, int channel, byte value, byte[] image, int offset) {
    for (int row = top; row < top + side; row++) {
      for (int column = left; column < left + side; column++) {
        image[offset + (row * shape.width() + column) * shape.channels() + channel] = value;
      }
    }
  }
}
