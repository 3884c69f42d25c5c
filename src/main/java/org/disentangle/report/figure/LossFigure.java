package org.disentangle.report.figure;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.table.row.EpochRow;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The figure of the loss terms of one run by epoch: training solid, validation dashed, one colour
 * per term.
 */
final class LossFigure {
  /** With more epochs than this the marks of single epochs would merge into the line. */
  private static final int MARKED_EPOCHS = 30;

  private LossFigure() {}

  static BufferedImage draw(String run, List<EpochRow> epochs, List<String> terms) {
    XYChart chart = Canvas.lines(Canvas.WIDTH, "Loss terms of " + run, "epoch", "nats per image");
    boolean isPositive = true;
    for (String term : terms) {
      Color color = Palette.line(terms.indexOf(term));
      for (String split : epochs.stream().map(EpochRow::split).distinct().toList()) {
        List<EpochRow> known =
            epochs.stream()
                .filter(row -> row.split().equals(split))
                .filter(row -> Double.isFinite(row.terms().getOrDefault(term, Double.NaN)))
                .toList();
        if (known.isEmpty()) {
          continue;
        }
        double[] values = known.stream().mapToDouble(row -> row.terms().get(term)).toArray();
        isPositive &= known.stream().allMatch(row -> row.terms().get(term) > 0);
        XYSeries series =
            chart.addSeries(
                ColumnTitle.inSentence(term) + ", " + split,
                known.stream().mapToDouble(EpochRow::epoch).toArray(),
                values);
        boolean isTraining = split.equals("train");
        series.setLineColor(color);
        series.setLineStyle(isTraining ? Canvas.solid(4) : Canvas.dashed(4));
        series.setMarker(
            known.size() > MARKED_EPOCHS
                ? SeriesMarkers.NONE
                : isTraining ? SeriesMarkers.CIRCLE : SeriesMarkers.DIAMOND);
        series.setMarkerColor(color);
      }
    }
    // Reconstruction falls by a factor of ten or more; KL stays near ten: one linear axis hides
    // both.
    if (isPositive) {
      Canvas.makeLogarithmic(chart.getStyler());
    }
    return BitmapEncoder.getBufferedImage(chart);
  }
}
