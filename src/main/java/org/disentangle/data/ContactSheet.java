package org.disentangle.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.disentangle.AtomicWrite;
import org.disentangle.UserErrorException;
import org.disentangle.image.ChannelPanels;
import org.disentangle.image.ImageGrid;
import org.disentangle.image.ImageShape;

/** A contact sheet: a picture of many images side by side, with grey between them. */
public final class ContactSheet {
  private static final int GAP = 4;

  /**
   * The largest size of a sheet, which takes a byte for each pixel on the heap; more than any
   * screen or sheet of paper shows.
   */
  private static final long MOST_PIXELS = 100_000_000;

  private static final int PAPER = 0x80;

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
    ChannelPanels panels = new ChannelPanels(images.shape());
    ImageShape shape = panels.shape();
    ImageGrid.Layout layout = new ImageGrid.Layout(rows, columns, magnification, GAP, PAPER);
    long width = layout.width(shape);
    long height = layout.height(shape);
    if (width > MOST_PIXELS / height) {
      throw new UserErrorException(
          "the sheet would have %s x %s pixels, and %s fit into one; draw fewer images (--samples),"
                  .formatted(width, height, MOST_PIXELS)
              + " less magnified (--magnify), or as many in a row as in a column (--columns)");
    }
    ImageGrid grid = new ImageGrid(shape, layout);
    float[] pixels = new float[shape.values()];
    for (int i = 0; i < selection.length; i++) {
      images.read(selection[i], pixels, 0);
      grid.put(i / columns, i % columns, panels.of(pixels), 0);
    }
    return grid.picture();
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
}
