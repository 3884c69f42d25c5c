package org.disentangle.report.figure;

import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.table.row.CodeUsageRow;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The figure of the code usage of one run: how often each code is used, the most frequent first,
 * compared with uniform use.
 */
final class CodeUsageFigure {
  private CodeUsageFigure() {}

  static BufferedImage draw(String run, List<CodeUsageRow> codes) {
    XYChart chart =
        Canvas.lines(Canvas.WIDTH, "Use of the codes of " + run, "rank of the code", "share, %");
    List<CodeUsageRow> used =
        codes.stream()
            .filter(code -> code.share() > 0)
            .sorted(Comparator.comparingDouble(CodeUsageRow::share).reversed())
            .toList();
    XYSeries shares =
        chart.addSeries(
            "chosen",
            IntStream.rangeClosed(1, used.size()).asDoubleStream().toArray(),
            used.stream().mapToDouble(code -> 100 * code.share()).toArray());
    shares.setLineColor(Palette.line(0));
    shares.setLineStyle(Canvas.solid(5));
    shares.setMarker(SeriesMarkers.NONE);
    double even = 100.0 / codes.size();
    XYSeries uniform =
        chart.addSeries("all equally", new double[] {1, codes.size()}, new double[] {even, even});
    uniform.setLineColor(Canvas.FAINT);
    uniform.setLineStyle(Canvas.dashed(4));
    uniform.setMarker(SeriesMarkers.NONE);
    chart.getStyler().setXAxisMin(0.0);
    Canvas.makeLogarithmic(chart.getStyler());
    return BitmapEncoder.getBufferedImage(chart);
  }
}
