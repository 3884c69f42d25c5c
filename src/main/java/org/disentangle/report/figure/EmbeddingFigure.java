package org.disentangle.report.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.disentangle.report.figure.Panels.Size;
import org.disentangle.report.figure.Plot.Range;
import org.disentangle.table.row.Point;

/**
 * The figure of the samples of one run in a neighbour embedding, once for each factor in its
 * colours.
 */
final class EmbeddingFigure {
  private static final Size CELL = new Size(520, 600);
  private static final Size PLOT = new Size(490, 490);
  private static final int TOP = 44;
  private static final int COLUMNS = 3;
  private static final int LEGEND_LINE = 24;
  private static final int LEGEND_LINES = 3;

  private EmbeddingFigure() {}

  static BufferedImage draw(String run, List<? extends Point> points, List<FactorScale> factors) {
    Panels panels =
        new Panels(
            "Map of neighbours of " + run + " (UMAP)",
            0,
            TOP,
            Math.min(COLUMNS, factors.size()),
            (factors.size() + COLUMNS - 1) / COLUMNS,
            CELL,
            PLOT);
    panels.note(
        "what lies together has codes alike; axes and distances between groups mean nothing");
    Range x = range(points, Point::x);
    Range y = range(points, Point::y);
    for (int i = 0; i < factors.size(); i++) {
      FactorScale factor = factors.get(i);
      Rectangle frame = panels.frame(i / COLUMNS, i % COLUMNS);
      Plot plot = new Plot(panels.graphics(), frame, x, y).outlined();
      plot.title(factor.label());
      for (Point point : points) {
        plot.dot(point.x(), point.y(), 5, factor.color(point));
      }
      legend(panels.graphics(), factor, frame);
    }
    return panels.picture();
  }

  /** Below a plot: named dots, or a bar from the first class to the last. */
  private static void legend(Graphics2D graphics, FactorScale factor, Rectangle frame) {
    graphics.setFont(Canvas.LETTERS.deriveFont(20f));
    if (factor.kind() == FactorScale.Kind.CATEGORIES) {
      names(graphics, factor, frame);
      return;
    }
    int y = frame.y + frame.height + 14;
    int left = frame.x;
    graphics.setColor(Canvas.INK);
    graphics.drawString(factor.low(), left, y + 18);
    left += graphics.getFontMetrics().stringWidth(factor.low()) + 12;
    List<Color> colors = factor.colors();
    int width = frame.width / 2;
    for (int i = 0; i < width; i++) {
      graphics.setColor(colors.get(i * colors.size() / width));
      graphics.fillRect(left + i, y + 2, 1, 16);
    }
    graphics.setColor(Canvas.INK);
    graphics.drawString(factor.high(), left + width + 12, y + 18);
  }

  /** In lines as wide as the plot; where there is no room for all, the first ones. */
  private static void names(Graphics2D graphics, FactorScale factor, Rectangle frame) {
    int left = frame.x;
    int line = 0;
    for (int i = 0; i < factor.classes().size(); i++) {
      String name =
          ColorLegend.fitting(graphics.getFontMetrics(), factor.classes().get(i), frame.width / 2);
      int width = 52 + graphics.getFontMetrics().stringWidth(name);
      if (left + width > frame.x + frame.width && left > frame.x) {
        left = frame.x;
        line++;
      }
      int y = frame.y + frame.height + 14 + line * LEGEND_LINE;
      graphics.setColor(Canvas.INK);
      if (line == LEGEND_LINES - 1 && i < factor.classes().size() - 1) {
        graphics.drawString("and " + (factor.classes().size() - i) + " more", left, y + 18);
        return;
      }
      graphics.drawString(name, left + 24, y + 18);
      graphics.setColor(factor.colors().get(i));
      graphics.fillOval(left, y + 2, 16, 16);
      left += width;
    }
  }

  /** The range of the data with a margin at both ends. */
  private static Range range(List<? extends Point> points, ToDoubleFunction<Point> coordinate) {
    double low = points.stream().mapToDouble(coordinate).min().orElse(0);
    double high = points.stream().mapToDouble(coordinate).max().orElse(0);
    double room = high > low ? 0.03 * (high - low) : 1;
    return new Range(low - room, high + room);
  }
}
