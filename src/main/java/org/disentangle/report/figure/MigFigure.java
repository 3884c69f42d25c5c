package org.disentangle.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.report.table.StudyTables.Gaps;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The mutual information gap and its parts: against β where the runs differ in β alone, else as
 * bars by run.
 */
final class MigFigure {
  private static final String TITLE = "Mutual information gap";
  private static final String AXIS = "gap / entropy of the factor";

  private MigFigure() {}

  static BufferedImage draw(List<Gaps> rows, List<String> factors, List<Gaps> seedProject) {
    return isSweepOfBeta(rows)
        ? BitmapEncoder.getBufferedImage(againstBeta(rows, factors, seedProject))
        : BitmapEncoder.getBufferedImage(byRun(rows, factors));
  }

  private static boolean isSweepOfBeta(List<Gaps> rows) {
    return rows.stream().allMatch(row -> row.beta().isPresent())
        && rows.stream().map(Gaps::model).distinct().count() == 1
        && rows.stream().map(Gaps::beta).distinct().count() > 1;
  }

  private static XYChart againstBeta(
      List<Gaps> rows, List<String> factors, List<Gaps> seedProject) {
    XYChart chart = Canvas.lines(Canvas.WIDTH, TITLE, "β", AXIS);
    for (String factor : factors) {
      add(
          chart,
          ColumnTitle.inSentence(factor),
          rows,
          row -> row.byFactor().getOrDefault(factor, Double.NaN),
          new Line(Palette.line(factors.indexOf(factor)), Canvas.solid(3), SeriesMarkers.CIRCLE));
    }
    add(
        chart,
        "MIG, their mean",
        rows,
        Gaps::mig,
        new Line(Canvas.INK, Canvas.solid(7), SeriesMarkers.SQUARE));
    add(
        chart,
        "MIG, seed project",
        seedProject,
        Gaps::mig,
        new Line(Canvas.FAINT, Canvas.dashed(4), SeriesMarkers.CROSS));
    chart.getStyler().setYAxisMin(0.0);
    return chart;
  }

  private record Line(Color color, BasicStroke stroke, Marker marker) {}

  /** Adds the mean over the runs of each β. */
  private static void add(
      XYChart chart, String name, List<Gaps> rows, ToDoubleFunction<Gaps> value, Line line) {
    SortedMap<Double, List<Double>> byBeta = new TreeMap<>();
    for (Gaps row : rows) {
      double known = value.applyAsDouble(row);
      if (Double.isFinite(known)) {
        byBeta.computeIfAbsent(row.beta().orElseThrow(), beta -> new ArrayList<>()).add(known);
      }
    }
    if (byBeta.isEmpty()) {
      return;
    }
    XYSeries series =
        chart.addSeries(
            name,
            byBeta.keySet().stream().mapToDouble(beta -> beta).toArray(),
            byBeta.values().stream()
                .mapToDouble(
                    seeds -> seeds.stream().mapToDouble(each -> each).average().orElseThrow())
                .toArray());
    series.setLineColor(line.color()).setLineStyle(line.stroke());
    series.setMarker(line.marker()).setMarkerColor(line.color());
  }

  private static CategoryChart byRun(List<Gaps> rows, List<String> factors) {
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
        rows.stream().map(Gaps::run).map(String::length).max(Comparator.naturalOrder()).orElse(0);
    chart.getStyler().setXAxisLabelRotation(longest * rows.size() > 70 ? 45 : 0);
    // Bars carry names, which the number format of the other figures does not know.
    chart.getStyler().setXAxisTickLabelsFormattingFunction(null);
    List<String> runs = rows.stream().map(Gaps::run).toList();
    for (String factor : factors) {
      chart
          .addSeries(
              ColumnTitle.inSentence(factor),
              runs,
              rows.stream().map(row -> finite(row.byFactor().getOrDefault(factor, 0.0))).toList())
          .setFillColor(Palette.line(factors.indexOf(factor)));
    }
    chart
        .addSeries("MIG, their mean", runs, rows.stream().map(row -> finite(row.mig())).toList())
        .setFillColor(Canvas.INK);
    return chart;
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : 0;
  }
}
