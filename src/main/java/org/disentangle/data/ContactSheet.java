package org.disentangle.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.disentangle.AtomicWrite;
import org.disentangle.UserErrorException;

/**
 * A contact sheet: a picture of many images side by side, white on black with grey between them.
 */
public final class ContactSheet {
  private static final int SIDE = FactorImages.SIDE;
  private static final int GAP = 4;

  /**
   * The largest size of a sheet, which takes a byte for each pixel on the heap; more than any
   * screen or sheet of paper shows.
   */
  private static final long MOST_PIXELS = 100_000_000;

  private static final int PAPER = 0x80;
  private static final int WHITE = 0xFF;

  private ContactSheet() {}

  /**
   * Draws the images row by row, each pixel as one square of pixels.
   *
   * @param selection indices of the images, in the order to draw
   * @param columns images in a row
   * @param magnification side of a pixel's square
   * @throws UserErrorException if there is nothing to draw, a number is below 1, or the picture
   *     would be too large
   */
  public static BufferedImage draw(
      FactorImages images, int[] selection, int columns, int magnification) {
    if (selection.length < 1 || columns < 1 || magnification < 1) {
      throw new UserErrorException(
          "cannot draw "
              + selection.length
              + " images in "
              + columns
              + " columns, magnified "
              + magnification
              + " times; expected at least 1 of each");
    }
    int rows = (selection.length + columns - 1) / columns;
    int cell = SIDE * magnification + GAP;
    long width = (long) columns * cell + GAP;
    long height = (long) rows * cell + GAP;
    if (width > MOST_PIXELS / height) {
      throw new UserErrorException(
          "the sheet would have %s x %s pixels, and %s fit into one; draw fewer images (--samples),"
                  .formatted(width, height, MOST_PIXELS)
              + " less magnified (--magnify), or as many in a row as in a column (--columns)");
    }
    BufferedImage sheet =
        new BufferedImage((int) width, (int) height, BufferedImage.TYPE_BYTE_GRAY);
    fill(sheet, 0, 0, sheet.getWidth(), sheet.getHeight(), PAPER);
    float[] pixels = new float[FactorImages.PIXELS];
    for (int i = 0; i < selection.length; i++) {
      images.read(selection[i], pixels, 0);
      int left = GAP + i % columns * cell;
      int top = GAP + i / columns * cell;
      for (int pixel = 0; pixel < pixels.length; pixel++) {
        fill(
            sheet,
            left + pixel % SIDE * magnification,
            top + pixel / SIDE * magnification,
            magnification,
            magnification,
            Math.round(pixels[pixel] * WHITE));
      }
    }
    return sheet;
  }

  /**
   * Writes a picture as PNG.
   *
   * @throws UserErrorException if the file cannot be written
   */
  public static void write(BufferedImage sheet, Path target) {
    AtomicWrite.file(
        target,
        file -> {
          if (!ImageIO.write(sheet, "png", file.toFile())) {
            throw new IOException("this Java has no PNG writer");
          }
        });
  }

  /** Writes grey levels unchanged: drawing by colour would convert them to another grey scale. */
  private static void fill(
      BufferedImage sheet, int left, int top, int width, int height, int level) {
    int[] levels = new int[width * height];
    Arrays.fill(levels, level);
    sheet.getRaster().setSamples(left, top, width, height, 0, levels);
  }
}
