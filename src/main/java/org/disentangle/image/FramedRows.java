package org.disentangle.image;

/** An image of the same values as another one, in another frame. */
interface FramedRows extends PixelRows {
  /** The other image. */
  PixelRows image();

  @Override
  default int channels() {
    return image().channels();
  }

  @Override
  default int highest() {
    return image().highest();
  }
}
