package org.disentangle.analysis.picture;

import java.util.Arrays;
import org.disentangle.image.ImageShape;

/** A sheet of images on a grey background, with a thin grey line around each. */
public final class ImageSheet {
  /** Width of the lines between the images and around them, in pixels. */
  public static final int LINE = 2;

  private static final float GROUND = 0.5f;

  private ImageSheet() {}

  /**
   * Lays out images row by row from the top left.
   *
   * @param image the shape of each
   * @param images [rows * columns, H, W, C], from 0 to 1
   * @throws IllegalArgumentException if there are not {@code rows * columns} images
   */
  public static Picture of(String name, ImageShape image, float[] images, int columns, int rows) {
    if (images.length != rows * columns * image.values()) {
      throw new IllegalArgumentException(
          images.length + " values are not " + rows + " x " + columns + " images");
    }
    int channels = image.channels();
    ImageShape sheet =
        new ImageShape(
            rows * (image.height() + LINE) + LINE,
            columns * (image.width() + LINE) + LINE,
            channels);
    float[] pixels = new float[sheet.values()];
    Arrays.fill(pixels, GROUND);
    int line = image.width() * channels;
    for (int place = 0; place < rows * columns; place++) {
      int left = LINE + place % columns * (image.width() + LINE);
      int top = LINE + place / columns * (image.height() + LINE);
      for (int y = 0; y < image.height(); y++) {
        System.arraycopy(
            images,
            place * image.values() + y * line,
            pixels,
            ((top + y) * sheet.width() + left) * channels,
            line);
      }
    }
    return new Picture(name, sheet, pixels);
  }
}
