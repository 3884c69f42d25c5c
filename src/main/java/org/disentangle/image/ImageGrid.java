package org.disentangle.image;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/**
 * A picture of images of one shape in rows and columns, with lines between them: grey for images of
 * one channel, else red, green and blue. Values outside [0, 1] are clipped.
 */
public final class ImageGrid {
  private static final int WHITE = 0xFF;
  private static final int COLORS = 3;

  private final ImageShape shape;
  private final Layout layout;
  private final BufferedImage picture;

  /**
   * Where the images lie.
   *
   * @param magnification side of the square that a pixel becomes
   * @param gap width of the lines, around the images too, in pixels of the picture
   * @param paper grey level of the lines, 0 to 255
   */
  public record Layout(int rows, int columns, int magnification, int gap, int paper) {
    /** Height of the picture of images of a shape, in pixels. */
    public long height(ImageShape shape) {
      return (long) rows * ((long) shape.height() * magnification + gap) + gap;
    }

    /** Width of the picture of images of a shape, in pixels. */
    public long width(ImageShape shape) {
      return (long) columns * ((long) shape.width() * magnification + gap) + gap;
    }
  }

  /**
   * An empty grid.
   *
   * @param shape with 1 or 3 channels; others are shown by {@link ChannelPanels}
   * @throws IllegalArgumentException if it has another number of channels
   */
  public ImageGrid(ImageShape shape, Layout layout) {
    if (shape.channels() != 1 && shape.channels() != COLORS) {
      throw new IllegalArgumentException("a grid of images of " + shape);
    }
    this.shape = shape;
    this.layout = layout;
    picture =
        new BufferedImage(
            Math.toIntExact(layout.width(shape)),
            Math.toIntExact(layout.height(shape)),
            isColored() ? BufferedImage.TYPE_3BYTE_BGR : BufferedImage.TYPE_BYTE_GRAY);
    for (int band = 0; band < picture.getRaster().getNumBands(); band++) {
      fill(0, 0, picture.getWidth(), picture.getHeight(), band, layout.paper());
    }
  }

  private boolean isColored() {
    return shape.channels() == COLORS;
  }

  /**
   * Draws one image.
   *
   * @param pixels numbers in [0, 1] in the order of {@link ImageShape}, from {@code offset} on
   */
  public void put(int row, int column, float[] pixels, int offset) {
    int side = layout.magnification();
    int top = layout.gap() + row * (shape.height() * side + layout.gap());
    int left = layout.gap() + column * (shape.width() * side + layout.gap());
    int bands = picture.getRaster().getNumBands();
    for (int pixel = 0; pixel < shape.pixels(); pixel++) {
      int x = left + pixel % shape.width() * side;
      int y = top + pixel / shape.width() * side;
      for (int band = 0; band < bands; band++) {
        float value = pixels[offset + pixel * shape.channels() + band];
        fill(x, y, side, side, band, Math.round(WHITE * Math.min(1, Math.max(0, value))));
      }
    }
  }

  /** Writes levels unchanged: drawing by colour would convert greys to another scale. */
  private void fill(int left, int top, int width, int height, int band, int level) {
    WritableRaster raster = picture.getRaster();
    if (width == 1 && height == 1) {
      raster.setSample(left, top, band, level);
      return;
    }
    int[] levels = new int[Math.multiplyExact(width, height)];
    Arrays.fill(levels, level);
    raster.setSamples(left, top, width, height, band, levels);
  }

  /** The picture, not a copy. */
  public BufferedImage picture() {
    return picture;
  }

  /** The picture as the bytes of a PNG file. */
  public byte[] png() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("a PNG cannot be written to memory", e);
    }
    return bytes.toByteArray();
  }
}
