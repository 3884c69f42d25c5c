package org.disentangle.report.figure;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.util.List;

/** The colour legend of a scatter plot: a list of names, a bar, or a ring for a cyclic factor. */
final class ColorLegend {
  private static final int TOP = 200;
  private static final int BAR_WIDTH = 40;
  private static final int BAR_HEIGHT = 480;
  private static final int RING = 190;
  private static final int LINE = 48;
  private static final int DOT = 22;

  private ColorLegend() {}

  /** Draws into the strip that starts at {@code left}. */
  static void draw(Graphics2D graphics, FactorScale factor, int left, int width) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(Canvas.LETTERS);
    graphics.setColor(Canvas.INK);
    graphics.drawString(factor.label(), left, TOP - 40);
    graphics.setFont(Canvas.LETTERS.deriveFont(23f));
    switch (factor.kind()) {
      case CATEGORIES -> names(graphics, factor, left);
      case SEQUENCE -> bar(graphics, factor, left);
      case CYCLE -> ring(graphics, factor, left + (width - RING) / 2);
    }
  }

  private static void names(Graphics2D graphics, FactorScale factor, int left) {
    for (int i = 0; i < factor.classes().size(); i++) {
      int y = TOP + i * LINE;
      graphics.setColor(factor.colors().get(i));
      graphics.fill(new Ellipse2D.Double(left, y, DOT, DOT));
      graphics.setColor(Canvas.INK);
      graphics.drawString(factor.classes().get(i), left + DOT + 14, y + DOT - 2);
    }
  }

  private static void bar(Graphics2D graphics, FactorScale factor, int left) {
    List<Color> colors = factor.colors();
    for (int y = 0; y < BAR_HEIGHT; y++) {
      graphics.setColor(colors.get((BAR_HEIGHT - 1 - y) * colors.size() / BAR_HEIGHT));
      graphics.fillRect(left, TOP + y, BAR_WIDTH, 1);
    }
    graphics.setColor(Canvas.INK);
    graphics.drawString(factor.high(), left + BAR_WIDTH + 14, TOP + 22);
    graphics.drawString(factor.low(), left + BAR_WIDTH + 14, TOP + BAR_HEIGHT);
  }

  private static void ring(Graphics2D graphics, FactorScale factor, int left) {
    int top = TOP + 30;
    int size = factor.colors().size();
    for (int i = 0; i < size; i++) {
      graphics.setColor(factor.colors().get(i));
      double extent = 360.0 / size;
      graphics.fill(new Arc2D.Double(left, top, RING, RING, i * extent, extent + 0.5, Arc2D.PIE));
    }
    graphics.setColor(Color.WHITE);
    graphics.fill(
        new Ellipse2D.Double(left + RING * 0.25, top + RING * 0.25, RING * 0.5, RING * 0.5));
    graphics.setColor(Canvas.INK);
    FontMetrics letters = graphics.getFontMetrics();
    int middle = left + RING / 2;
    graphics.drawString("0°", left + RING + 10, top + RING / 2 + 8);
    centred(graphics, letters, "90°", middle, top - 12);
    graphics.drawString("180°", left - letters.stringWidth("180°") - 8, top + RING / 2 + 8);
    centred(graphics, letters, "270°", middle, top + RING + 30);
  }

  private static void centred(
      Graphics2D graphics, FontMetrics letters, String text, int x, int baseline) {
    graphics.drawString(text, x - letters.stringWidth(text) / 2, baseline);
  }
}
