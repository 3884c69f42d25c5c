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
 * The figures of one run by epoch: its loss terms, training solid, validation dashed, one colour
 * per term; and each number that was watched in training along with them.
 */
final class LossFigure {
  /** With more epochs than this the marks of single epochs would merge into the line. */
  private static final int MARKED_EPOCHS = 30;

  private LossFigure() {}

  static BufferedImage draw(String run, List<EpochRow> epochs, List<String> terms) {
    XYChart chart = Canvas.lines(Canvas.WIDTH, "Loss terms of " + run, "epoch", "nats per image");
    addLines(chart, epochs, terms);
    boolean isPositive =
        epochs.stream()
            .flatMap(row -> terms.stream().map(term -> row.terms().getOrDefault(term, Double.NaN)))
            .allMatch(value -> !Double.isFinite(value) || value > 0);
    // Reconstruction falls by a factor of ten or more; KL stays near ten: one linear axis hides
    // both.
    if (isPositive) {
      Canvas.makeLogarithmic(chart.getStyler());
    }
    return BitmapEncoder.getBufferedImage(chart);
  }

  /**
   * One number that was watched.
   *
   * @param monitor the name of its column
   */
  static BufferedImage drawMonitor(String run, List<EpochRow> epochs, String monitor) {
    XYChart chart =
        Canvas.lines(
            Canvas.WIDTH,
            ColumnTitle.heading(monitor) + " of " + run,
            "epoch",
            ColumnTitle.inSentence(monitor));
    addLines(chart, epochs, List.of(monitor));
    return BitmapEncoder.getBufferedImage(chart);
  }

  private static void addLines(XYChart chart, List<EpochRow> epochs, List<String> terms) {
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
  }
}
