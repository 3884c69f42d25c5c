package org.disentangle.report.figure;

import java.awt.BasicStroke;
import java.awt.image.BufferedImage;
import java.util.List;
import org.disentangle.contract.Signatures;
import org.disentangle.table.row.EpochRow;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The figure of the KL of one run by epoch (solid) and the capacity it was held to (dashed); if a
 * controller set the weight of the KL, that too, on the axis at the right (dotted).
 */
final class CapacityFigure {
  private CapacityFigure() {}

  static BufferedImage draw(String run, List<EpochRow> epochs) {
    XYChart chart =
        Canvas.lines(Canvas.WIDTH, "KL and capacity of " + run, "epoch", "nats per image");
    styled(added(chart, "KL", epochs, Signatures.KL), 0, Canvas.solid(4));
    styled(added(chart, "capacity", epochs, Signatures.CAPACITY), 1, Canvas.dashed(4));
    if (epochs.stream().allMatch(CapacityFigure::hasBeta)) {
      XYSeries beta = added(chart, "β", epochs, Signatures.CONTROLLED_BETA);
      styled(beta, 2, Canvas.dotted(4));
      beta.setYAxisGroup(1);
      chart.setYAxisGroupTitle(1, "β");
      chart.getStyler().setYAxisGroupPosition(1, Styler.YAxisPosition.Right);
    }
    return BitmapEncoder.getBufferedImage(chart);
  }

  private static boolean hasBeta(EpochRow row) {
    return Double.isFinite(row.terms().getOrDefault(Signatures.CONTROLLED_BETA, Double.NaN));
  }

  private static XYSeries added(XYChart chart, String name, List<EpochRow> epochs, String term) {
    return chart.addSeries(
        name,
        epochs.stream().mapToDouble(EpochRow::epoch).toArray(),
        epochs.stream().mapToDouble(row -> row.terms().get(term)).toArray());
  }

  private static void styled(XYSeries series, int color, BasicStroke stroke) {
    series.setLineColor(Palette.line(color));
    series.setLineStyle(stroke);
    series.setMarker(SeriesMarkers.NONE);
  }
}
