package org.disentangle.inquiry.ascent;

import com.samskivert.mustache.Escapers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.disentangle.page.NumberText;

/**
 * A line chart with two axes, as inline SVG that takes its colours from the page.
 *
 * @param description plain text for screen readers
 * @param horizontal the axis below
 * @param vertical the axis on the left
 * @param lines drawn in their order
 * @param marks drawn over the lines
 */
record LineChart(
    String description, Axis horizontal, Axis vertical, List<Line> lines, List<Mark> marks) {
  private static final double WIDTH = 440;
  private static final double HEIGHT = 290;
  private static final double LEFT = 62;
  private static final double RIGHT = 14;
  private static final double TOP = 12;
  private static final double BOTTOM = 48;

  /**
   * A line through points in order.
   *
   * @param style a class of the style sheet
   */
  record Line(double[] x, double[] y, String style) {}

  /** A dot with a text next to it. */
  record Mark(double x, double y, String text, String style) {}

  /**
   * An axis.
   *
   * @param from its lower end
   * @param logarithmic whether equal distances are equal ratios
   * @param ticks labelled values
   */
  record Axis(String label, double from, double to, boolean logarithmic, List<Tick> ticks) {
    private static final int MOST_TICKS = 7;

    /** A value on an axis and its label. */
    record Tick(double value, String text) {}

    /** Ticks at multiples of 1, 2 or 5 times a power of ten. */
    static Axis linear(String label, double from, double to) {
      double power = Math.pow(10, Math.floor(Math.log10((to - from) / MOST_TICKS)));
      double step = power;
      for (double factor : new double[] {1, 2, 5, 10}) {
        step = factor * power;
        if ((to - from) / step <= MOST_TICKS) {
          break;
        }
      }
      List<Tick> ticks = new ArrayList<>();
      for (long i = (long) Math.ceil(from / step); i * step <= to; i++) {
        ticks.add(new Tick(i * step, written(i * step)));
      }
      return new Axis(label, from, to, false, ticks);
    }

    /** Equal ratios at equal distances, with ticks at powers of ten. */
    static Axis logarithmic(String label, double from, double to) {
      int lowest = (int) Math.ceil(Math.log10(from));
      int highest = (int) Math.floor(Math.log10(to));
      int stride = Math.max(1, (highest - lowest + MOST_TICKS - 1) / MOST_TICKS);
      List<Tick> ticks = new ArrayList<>();
      for (int exponent = highest; exponent >= lowest; exponent -= stride) {
        ticks.add(new Tick(Math.pow(10, exponent), NumberText.powerOfTen(exponent)));
      }
      return new Axis(label, from, to, true, ticks);
    }

    /**
     * The relative position of a value, from 0 to 1; values beyond an end are moved to that end.
     */
    double share(double value) {
      double share =
          logarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
      return Math.max(0, Math.min(1, share));
    }

    private static String written(double value) {
      return NumberText.significant(value, 4).replace('-', '−');
    }
  }

  /** The chart as an {@code svg} element. */
  String svg() {
    StringBuilder svg = new StringBuilder();
    add(
        svg,
        "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">%n",
        WIDTH,
        HEIGHT,
        escaped(description));
    for (Axis.Tick tick : vertical.ticks()) {
      double y = y(tick.value());
      add(svg, "<path class=\"grid\" d=\"M%.1f %.1fH%.1f\"/>", LEFT, y, WIDTH - RIGHT);
      add(
          svg,
          "<text class=\"tick end\" x=\"%.1f\" y=\"%.1f\">%s</text>%n",
          LEFT - 7,
          y + 4,
          escaped(tick.text()));
    }
    for (Axis.Tick tick : horizontal.ticks()) {
      double x = x(tick.value());
      add(svg, "<path class=\"grid\" d=\"M%.1f %.1fV%.1f\"/>", x, TOP, HEIGHT - BOTTOM);
      add(
          svg,
          "<text class=\"tick middle\" x=\"%.1f\" y=\"%.1f\">%s</text>%n",
          x,
          HEIGHT - BOTTOM + 17,
          escaped(tick.text()));
    }
    add(
        svg,
        "<text class=\"middle\" x=\"%.1f\" y=\"%.1f\">%s</text>%n",
        (LEFT + WIDTH - RIGHT) / 2,
        HEIGHT - 8,
        escaped(horizontal.label()));
    add(
        svg,
        "<text class=\"middle\" transform=\"translate(14 %.1f) rotate(-90)\">%s</text>%n",
        (TOP + HEIGHT - BOTTOM) / 2,
        escaped(vertical.label()));
    for (Line line : lines) {
      add(svg, "<path class=\"line %s\" d=\"%s\"/>%n", line.style(), path(line));
    }
    for (Mark mark : marks) {
      add(
          svg,
          "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>",
          mark.style(),
          x(mark.x()),
          y(mark.y()));
      boolean atRight = horizontal.share(mark.x()) > 0.5;
      add(
          svg,
          "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n",
          atRight ? "end" : "start",
          x(mark.x()) + (atRight ? 6 : -6),
          y(mark.y()) - 10,
          escaped(mark.text()));
    }
    return svg.append("</svg>").toString();
  }

  private String path(Line line) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < line.x().length; i++) {
      add(path, "%s%.1f %.1f", i == 0 ? "M" : "L", x(line.x()[i]), y(line.y()[i]));
    }
    return path.toString();
  }

  private double x(double value) {
    return LEFT + (WIDTH - RIGHT - LEFT) * horizontal.share(value);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * vertical.share(value);
  }

  private static String escaped(String text) {
    return Escapers.HTML.escape(text);
  }

  private static void add(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
