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
  private static final int LEAST_LINE = 20;
  private static final int ROOM = 760;
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
      case CATEGORIES -> names(graphics, factor, left, width);
      case SEQUENCE -> bar(graphics, factor, left);
      case CYCLE -> ring(graphics, factor, left + (width - RING) / 2);
    }
  }

  /** The names of the classes below each other; where there is no room for all, the first ones. */
  private static void names(Graphics2D graphics, FactorScale factor, int left, int width) {
    int classes = factor.classes().size();
    int line = Math.max(LEAST_LINE, Math.min(LINE, ROOM / Math.max(1, classes)));
    int shown = classes * line <= ROOM ? classes : ROOM / line - 1;
    int dot = Math.min(DOT, line - 4);
    graphics.setFont(Canvas.LETTERS.deriveFont(Math.min(23f, line * 0.8f)));
    for (int i = 0; i < shown; i++) {
      int y = TOP + i * line;
      graphics.setColor(factor.colors().get(i));
      graphics.fill(new Ellipse2D.Double(left, y, dot, dot));
      graphics.setColor(Canvas.INK);
      int room = width - dot - 14;
      graphics.drawString(
          fitting(graphics.getFontMetrics(), factor.classes().get(i), room),
          left + dot + 14,
          y + dot - 2);
    }
    if (shown < classes) {
      graphics.drawString("and " + (classes - shown) + " more", left, TOP + shown * line + dot - 2);
    }
  }

  /** A name that is cut where it is too long. */
  static String fitting(FontMetrics letters, String name, int width) {
    if (letters.stringWidth(name) <= width) {
      return name;
    }
    int kept = name.length() - 1;
    while (kept > 0 && letters.stringWidth(name.substring(0, kept) + "…") > width) {
      kept = name.offsetByCodePoints(kept, -1);
    }
    return name.substring(0, kept) + "…";
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
    List<String> marks = factor.marks();
    graphics.drawString(marks.get(0), left + RING + 10, top + RING / 2 + 8);
    centred(graphics, letters, marks.get(1), middle, top - 12);
    graphics.drawString(
        marks.get(2), left - letters.stringWidth(marks.get(2)) - 8, top + RING / 2 + 8);
    centred(graphics, letters, marks.get(3), middle, top + RING + 30);
  }

  private static void centred(
      Graphics2D graphics, FontMetrics letters, String text, int x, int baseline) {
    graphics.drawString(text, x - letters.stringWidth(text) / 2, baseline);
  }
}
