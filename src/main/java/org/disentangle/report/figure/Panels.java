package org.disentangle.report.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * A white picture with a grid of small plots of equal size under a title.
 *
 * <p>The caller draws on {@link #graphics()} through {@link Plot}s and gets the picture at the end.
 */
final class Panels {
  private static final int MARGIN = 24;
  private static final int TITLE = 100;

  private final BufferedImage image;
  private final Graphics2D graphics;
  private final int left;
  private final int top;
  private final Size cell;
  private final Size plot;

  /** Pixels. */
  record Size(int width, int height) {}

  /**
   * @param title over all, may be too long for one line of a narrow picture
   * @param left room for names at the left of the first column
   * @param top room for names over the first row
   * @param columns the number of columns of plots
   * @param rows the number of rows
   * @param cell the size of a plot with its margins
   * @param plot the size of its frame
   */
  Panels(String title, int left, int top, int columns, int rows, Size cell, Size plot) {
    this.left = MARGIN + left;
    this.top = TITLE + top;
    this.cell = cell;
    this.plot = plot;
    this.image =
        new BufferedImage(
            this.left + columns * cell.width() + MARGIN,
            this.top + rows * cell.height() + MARGIN,
            BufferedImage.TYPE_INT_RGB);
    this.graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setColor(Canvas.INK);
    graphics.setFont(Canvas.LETTERS.deriveFont(Font.BOLD, 28f));
    graphics.drawString(title, MARGIN, MARGIN + 30);
    graphics.setFont(Canvas.LETTERS.deriveFont(20f));
  }

  /** The frame of the plot in a row and column. */
  Rectangle frame(int row, int column) {
    return new Rectangle(
        left + column * cell.width(), top + row * cell.height(), plot.width(), plot.height());
  }

  /** A sentence in small letters at the right of a title of some width. */
  void note(String text) {
    graphics.setColor(Canvas.FAINT);
    graphics.setFont(Canvas.LETTERS.deriveFont(20f));
    graphics.drawString(text, MARGIN, MARGIN + 60);
  }

  /** The graphics that draws into the picture. */
  Graphics2D graphics() {
    return graphics;
  }

  /** The finished picture; nothing can be drawn afterwards. */
  BufferedImage picture() {
    graphics.dispose();
    return image;
  }
}
