package org.disentangle.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.disentangle.page.NumberText;

/**
 * A small plot in a picture: a frame with the data's coordinates. The marks are drawn in the order
 * of the calls.
 *
 * @param graphics the target of the drawing
 * @param frame in pixels
 * @param x the numbers at the frame's left and right
 * @param y the numbers at its bottom and top
 */
record Plot(Graphics2D graphics, Rectangle frame, Range x, Range y) {
  private static final Color LINE = new Color(0xd8d8d8);
  private static final float LETTERS = 20f;

  /** A range from one number to a greater one. */
  record Range(double low, double high) {
    double share(double value) {
      return (value - low) / (high - low);
    }
  }

  /** Draws the frame itself. */
  Plot outlined() {
    graphics.setColor(LINE);
    graphics.setStroke(new BasicStroke(1.5f));
    graphics.draw(frame);
    return this;
  }

  /** A horizontal line. */
  void level(double value) {
    graphics.setColor(LINE);
    graphics.setStroke(new BasicStroke(1.5f));
    graphics.draw(new Line2D.Double(frame.x, atY(value), frame.x + frame.width, atY(value)));
  }

  void bars(double low, double width, List<Double> heights, Color color) {
    graphics.setColor(color);
    for (int i = 0; i < heights.size(); i++) {
      double left = atX(low + i * width);
      double top = atY(Math.min(y.high(), heights.get(i)));
      graphics.fill(
          new Rectangle2D.Double(left, top, atX(low + (i + 1) * width) - left, atY(0) - top));
    }
  }

  void line(List<Double> xs, List<Double> ys, Color color, BasicStroke stroke) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < xs.size(); i++) {
      double height = Math.max(y.low(), Math.min(y.high(), ys.get(i)));
      if (i == 0) {
        path.moveTo(atX(xs.get(i)), atY(height));
      } else {
        path.lineTo(atX(xs.get(i)), atY(height));
      }
    }
    graphics.setColor(color);
    graphics.setStroke(stroke);
    graphics.draw(path);
  }

  /** The area within a deviation of a mean, at each x. */
  void band(List<Double> xs, List<Double> means, List<Double> deviations, Color color) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < xs.size(); i++) {
      double top = atY(means.get(i) + deviations.get(i));
      if (i == 0) {
        path.moveTo(atX(xs.get(i)), top);
      } else {
        path.lineTo(atX(xs.get(i)), top);
      }
    }
    for (int i = xs.size() - 1; i >= 0; i--) {
      path.lineTo(atX(xs.get(i)), atY(means.get(i) - deviations.get(i)));
    }
    path.closePath();
    graphics.setColor(color);
    graphics.fill(path);
  }

  void dot(double atX, double atY, double size, Color color) {
    graphics.setColor(color);
    graphics.fill(new Ellipse2D.Double(atX(atX) - size / 2, atY(atY) - size / 2, size, size));
  }

  /** Writes numbers along the left. */
  void namesLeft(List<Double> values) {
    for (double value : values) {
      String name = NumberText.full(value);
      write(
          name,
          frame.x - 10 - graphics.getFontMetrics(font()).stringWidth(name),
          (int) atY(value) + 7);
    }
  }

  /** Writes names below the bottom, each centred at its number. */
  void namesBelow(List<Double> values, List<String> names) {
    for (int i = 0; i < values.size(); i++) {
      int width = graphics.getFontMetrics(font()).stringWidth(names.get(i));
      write(names.get(i), (int) atX(values.get(i)) - width / 2, frame.y + frame.height + 25);
    }
  }

  /** Writes a name far to the left of the frame, at its middle. */
  void name(String text, int left) {
    write(text, frame.x - left, frame.y + frame.height / 2 + 7);
  }

  /** Writes the title above the frame. */
  void title(String text) {
    write(text, frame.x, frame.y - 10);
  }

  private void write(String text, int left, int baseline) {
    graphics.setColor(Canvas.INK);
    graphics.setFont(font());
    graphics.drawString(text, left, baseline);
  }

  private static Font font() {
    return Canvas.LETTERS.deriveFont(LETTERS);
  }

  private double atX(double value) {
    return frame.x + frame.width * x.share(value);
  }

  private double atY(double value) {
    return frame.y + frame.height * (1 - y.share(value));
  }
}
