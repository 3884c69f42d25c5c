package org.disentangle.analysis.picture;

import java.util.Arrays;
import org.disentangle.data.FactorImages;

/** A sheet of images on a grey background, with a thin grey line around each. */
public final class ImageSheet {
  private static final int LINE = 2;
  private static final float GROUND = 0.5f;
  private static final int PITCH = FactorImages.SIDE + LINE;

  private ImageSheet() {}

  /**
   * Lays out images row by row from the top left.
   *
   * @param images [rows * columns, 64, 64], brightness from 0 to 1
   * @throws IllegalArgumentException if there are not {@code rows * columns} images
   */
  public static Picture of(String name, float[] images, int columns, int rows) {
    if (images.length != rows * columns * FactorImages.PIXELS) {
      throw new IllegalArgumentException(
          images.length + " pixels are not " + rows + " x " + columns + " images");
    }
    int width = columns * PITCH + LINE;
    int height = rows * PITCH + LINE;
    float[] pixels = new float[width * height];
    Arrays.fill(pixels, GROUND);
    for (int image = 0; image < rows * columns; image++) {
      int left = LINE + image % columns * PITCH;
      int top = LINE + image / columns * PITCH;
      for (int y = 0; y < FactorImages.SIDE; y++) {
        System.arraycopy(
            images,
            image * FactorImages.PIXELS + y * FactorImages.SIDE,
            pixels,
            (top + y) * width + left,
            FactorImages.SIDE);
      }
    }
    return new Picture(name, width, height, pixels);
  }
}
