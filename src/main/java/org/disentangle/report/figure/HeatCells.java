package org.disentangle.report.figure;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;

/** The cells of a heat map: a number on a shade from white to dark blue. */
final class HeatCells {
  private static final Color FULL = new Color(0x08306b);

  /** From this shade on, white letters are more readable than dark ones. */
  private static final double DARK = 0.3;

  /** Of the number in a cell, below its top. */
  static final int BASELINE = 36;

  private HeatCells() {}

  /**
   * Fills a cell.
   *
   * @param share the depth of the shade, from 0 to 1
   */
  static void fill(Graphics2D graphics, Rectangle frame, double share, String text) {
    graphics.setColor(shade(share));
    graphics.fill(frame);
    graphics.setColor(share > DARK ? Color.WHITE : Canvas.INK);
    centred(graphics, text, frame, BASELINE);
  }

  /**
   * Writes a text in the middle of a frame's width.
   *
   * @param baseline pixels below the frame's top; negative above it
   */
  static void centred(Graphics2D graphics, String text, Rectangle frame, int baseline) {
    FontMetrics letters = graphics.getFontMetrics();
    graphics.drawString(
        text, frame.x + (frame.width - letters.stringWidth(text)) / 2, frame.y + baseline);
  }

  /** Writes the name of a row at its left. */
  static void rowName(Graphics2D graphics, String text, Rectangle first, int left) {
    graphics.drawString(text, first.x - left, first.y + BASELINE);
  }

  /** From white to dark blue, faster at first, so that small values can be distinguished from 0. */
  private static Color shade(double share) {
    double depth = StrictMath.pow(share, 0.7);
    return new Color(
        (int) Math.round(255 + depth * (FULL.getRed() - 255)),
        (int) Math.round(255 + depth * (FULL.getGreen() - 255)),
        (int) Math.round(255 + depth * (FULL.getBlue() - 255)));
  }
}
