package org.disentangle.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.table.Schema;
import org.disentangle.table.row.GapRow;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * The figure of the mutual information gap and its parts: against β where the runs differ in β
 * alone, else as bars by run.
 */
final class MigFigure {
  private static final String TITLE = "Mutual information gap";
  private static final String MIG = "mig";
  private static final String BETA = "beta";
  private static final String MEAN = "MIG, their mean";
  private static final String AXIS = "gap / entropy of the factor";

  private MigFigure() {}

  static BufferedImage draw(List<GapRow> rows, List<String> factors, List<GapRow> seedProject) {
    return isSweepOfBeta(rows)
        ? BitmapEncoder.getBufferedImage(againstBeta(rows, factors, seedProject))
        : BitmapEncoder.getBufferedImage(byRun(rows, factors));
  }

  private static boolean isSweepOfBeta(List<GapRow> rows) {
    return rows.stream().allMatch(row -> row.beta().isPresent())
        && rows.stream().map(GapRow::model).distinct().count() == 1
        && rows.stream().map(GapRow::beta).distinct().count() > 1;
  }

  private static XYChart againstBeta(
      List<GapRow> rows, List<String> factors, List<GapRow> seedProject) {
    XYChart chart = Canvas.lines(Canvas.WIDTH, TITLE, "β", AXIS);
    Schema<GapRow> schema = Schema.of(GapRow.class);
    Table gaps = schema.table(rows.stream(), factors);
    for (String factor : factors) {
      add(
          chart,
          factor,
          ColumnTitle.factor(factor),
          gaps,
          new Line(Palette.line(factors.indexOf(factor)), Canvas.solid(3), SeriesMarkers.CIRCLE));
    }
    add(chart, MIG, MEAN, gaps, new Line(Canvas.INK, Canvas.solid(7), SeriesMarkers.SQUARE));
    add(
        chart,
        MIG,
        "MIG, seed project",
        schema.table(seedProject.stream()),
        new Line(Canvas.FAINT, Canvas.dashed(4), SeriesMarkers.CROSS));
    chart.getStyler().setYAxisMin(0.0);
    return chart;
  }

  private record Line(Color color, BasicStroke stroke, Marker marker) {}

  /** Adds the mean over the runs of each β. */
  private static void add(XYChart chart, String column, String label, Table gaps, Line line) {
    Table known = gaps.where(gaps.doubleColumn(column).isNotMissing());
    if (known.isEmpty()) {
      return;
    }
    DoubleColumn beta = known.doubleColumn(BETA);
    double[] betas = beta.asSet().stream().mapToDouble(each -> each).sorted().toArray();
    double[] means =
        DoubleStream.of(betas)
            .map(each -> known.where(beta.isEqualTo(each)).doubleColumn(column).mean())
            .toArray();
    // Not by its label alone: factors a_b and a b have the same label.
    XYSeries series = chart.addSeries(column + " " + label, betas, means);
    series.setLabel(label);
    series.setLineColor(line.color()).setLineStyle(line.stroke());
    series.setMarker(line.marker()).setMarkerColor(line.color());
  }

  private static CategoryChart byRun(List<GapRow> rows, List<String> factors) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(Canvas.WIDTH)
            .height(Canvas.HEIGHT)
            .title(TITLE)
            .yAxisTitle(AXIS)
            .build();
    Canvas.style(chart.getStyler());
    chart.getStyler().setAvailableSpaceFill(0.8).setYAxisMin(0.0);
    int longest =
        rows.stream().map(GapRow::run).map(String::length).max(Comparator.naturalOrder()).orElse(0);
    chart.getStyler().setXAxisLabelRotation(longest * rows.size() > 70 ? 45 : 0);
    // Bars have names, which the number format of the other figures does not support.
    chart.getStyler().setXAxisTickLabelsFormattingFunction(null);
    List<String> runs = rows.stream().map(GapRow::run).toList();
    for (String factor : factors) {
      chart
          .addSeries(
              factor,
              runs,
              rows.stream().map(row -> finite(row.byFactor().getOrDefault(factor, 0.0))).toList())
          .setFillColor(Palette.line(factors.indexOf(factor)))
          .setLabel(ColumnTitle.factor(factor));
    }
    chart
        .addSeries(MIG, runs, rows.stream().map(row -> finite(row.mig())).toList())
        .setFillColor(Canvas.INK)
        .setLabel(MEAN);
    return chart;
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : 0;
  }
}
