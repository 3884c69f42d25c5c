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
        plot.dot(point.x(), point.y(), 5, factor.colors().get(point.classes().get(factor.name())));
      }
      legend(panels.graphics(), factor, frame);
    }
    return panels.picture();
  }

  /** Below a plot: named dots, or a bar from the first class to the last. */
  private static void legend(Graphics2D graphics, FactorScale factor, Rectangle frame) {
    int y = frame.y + frame.height + 14;
    graphics.setFont(Canvas.LETTERS.deriveFont(20f));
    int left = frame.x;
    if (factor.kind() == FactorScale.Kind.CATEGORIES) {
      for (int i = 0; i < factor.classes().size(); i++) {
        graphics.setColor(factor.colors().get(i));
        graphics.fillOval(left, y + 2, 16, 16);
        graphics.setColor(Canvas.INK);
        graphics.drawString(factor.classes().get(i), left + 24, y + 18);
        left += 52 + graphics.getFontMetrics().stringWidth(factor.classes().get(i));
      }
      return;
    }
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

  /** The range of the data with a margin at both ends. */
  private static Range range(List<? extends Point> points, ToDoubleFunction<Point> coordinate) {
    double low = points.stream().mapToDouble(coordinate).min().orElse(0);
    double high = points.stream().mapToDouble(coordinate).max().orElse(0);
    double room = high > low ? 0.03 * (high - low) : 1;
    return new Range(low - room, high + room);
  }
}
