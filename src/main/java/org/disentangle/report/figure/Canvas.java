package org.disentangle.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.disentangle.page.NumberText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;

/** The common style of all figures: size, letters, unobtrusive axes on white. */
final class Canvas {
  static final int WIDTH = 1600;
  static final int HEIGHT = 1000;
  static final Color INK = new Color(0x222222);
  static final Color FAINT = new Color(0x8a8a8a);

  /** Letters of the figures; the JDK's logical name of a sans serif font. */
  static final Font LETTERS = new Font(Font.SANS_SERIF, Font.PLAIN, 26);

  private static final Color GRID = new Color(0xe6e6e6);

  private Canvas() {}

  /** An empty chart of lines or points. */
  static XYChart lines(int width, String title, String x, String y) {
    XYChart chart =
        new XYChartBuilder()
            .width(width)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    style(chart.getStyler());
    chart.getStyler().setMarkerSize(11);
    return chart;
  }

  /** Sets letters, lines and the locale of any chart with axes. */
  static void style(AxesChartStyler styler) {
    styler
        .setAxisTitleFont(LETTERS)
        .setAxisTickLabelsFont(LETTERS.deriveFont(23f))
        .setAxisTickLabelsColor(INK)
        .setAxisTickMarksColor(FAINT)
        .setAxisTickMarkLength(8)
        .setAxisTickPadding(8)
        .setAxisTitlePadding(16)
        .setPlotGridLinesColor(GRID)
        .setPlotGridLinesStroke(new BasicStroke(1.5f))
        .setPlotMargin(0)
        .setXAxisMaxLabelCount(12)
        .setXAxisTickMarkSpacingHint(140)
        .setYAxisTickMarkSpacingHint(90);
    styler
        .setChartTitleFont(LETTERS.deriveFont(Font.BOLD, 30f))
        .setChartTitlePadding(18)
        .setChartFontColor(INK)
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBackgroundColor(Color.WHITE)
        .setPlotBorderColor(GRID)
        .setChartPadding(24)
        .setLegendFont(LETTERS.deriveFont(23f))
        .setLegendBorderColor(Color.WHITE)
        .setLegendPadding(14)
        .setLegendSeriesLineLength(46)
        .setLegendPosition(Styler.LegendPosition.OutsideE)
        .setLocale(Locale.ROOT);
    Function<Double, String> plain = Canvas::tick;
    styler.setXAxisTickLabelsFormattingFunction(plain);
    styler.setYAxisTickLabelsFormattingFunction(plain);
  }

  /** A tick's number without binary rounding digits. */
  private static String tick(double value) {
    return NumberText.full(Math.rint(value * 1e6) / 1e6);
  }

  /**
   * Makes the y axis logarithmic; only ticks at 1, 2 and 5 are labelled, as labels would overlap.
   */
  static void makeLogarithmic(AxesChartStyler styler) {
    styler.setYAxisLogarithmic(true).setYAxisLogarithmicDecadeOnly(false);
    styler.setYAxisTickLabelsFormattingFunction(
        value -> {
          String tick = tick(value);
          String digits = tick.replace("0", "").replace(".", "");
          return Set.of("1", "2", "5").contains(digits) ? tick : "";
        });
  }

  static BasicStroke solid(float width) {
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  static BasicStroke dotted(float width) {
    return new BasicStroke(
        width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {4, 6}, 0);
  }

  static BasicStroke dashed(float width) {
    return new BasicStroke(
        width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {14, 9}, 0);
  }
}
