package org.disentangle.data;

import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/** Images of 64 x 64 zeros and ones, as those of dSprites, made up for a test. */
public interface TwoValuedImages extends FactorImages {
  /** Height and width. */
  int SIDE = 64;

  /** Values of an image. */
  int PIXELS = SIDE * SIDE;

  /** The shape of each. */
  ImageShape SHAPE = new ImageShape(SIDE, SIDE, 1);

  @Override
  default ImageShape shape() {
    return SHAPE;
  }

  @Override
  default PixelKind kind() {
    return PixelKind.TWO_VALUES;
  }

  @Override
  default void readKept(int image, byte[] target) {
    float[] pixels = new float[PIXELS];
    read(image, pixels, 0);
    for (int i = 0; i < PIXELS; i += Byte.SIZE) {
      int bits = 0;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        bits |= pixels[i + bit] == 0 ? 0 : 1 << bit;
      }
      target[i / Byte.SIZE] = (byte) bits;
    }
  }
}
