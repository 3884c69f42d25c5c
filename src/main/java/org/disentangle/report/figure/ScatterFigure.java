package org.disentangle.report.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.OptionalInt;
import org.disentangle.page.NumberText;
import org.disentangle.table.row.Point;
import org.disentangle.table.row.PrincipalComponentRow;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The scatter figure of the samples of one run on the first two principal components, coloured by
 * one factor.
 */
public final class ScatterFigure {
  private static final int PLOT_WIDTH = 1140;
  private static final int LEGEND_WIDTH = 330;

  /**
   * A series has one colour and covers those before it; slices prevent any class from covering the
   * others.
   */
  private static final int SLICES = 6;

  private ScatterFigure() {}

  static BufferedImage draw(
      String run,
      List<? extends Point> scores,
      List<PrincipalComponentRow> components,
      FactorScale factor) {
    XYChart chart =
        Canvas.lines(
            PLOT_WIDTH,
            factor.label().isEmpty() ? run : run + " by " + factor.label(),
            axis(components, 0),
            axis(components, 1));
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setMarkerSize(9);
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    List<? extends Point> drawn = Thinning.evenly(scores, Thinning.FIGURE_POINTS);
    for (int slice = 0; slice < SLICES; slice++) {
      List<? extends Point> part =
          drawn.subList(slice * drawn.size() / SLICES, (slice + 1) * drawn.size() / SLICES);
      addClass(chart, part, factor, OptionalInt.empty(), slice);
      for (int i = 0; i < factor.colors().size(); i++) {
        addClass(chart, part, factor, OptionalInt.of(i), slice);
      }
    }
    BufferedImage image =
        new BufferedImage(PLOT_WIDTH + LEGEND_WIDTH, Canvas.HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.drawImage(BitmapEncoder.getBufferedImage(chart), 0, 0, null);
    ColorLegend.draw(graphics, factor, PLOT_WIDTH, LEGEND_WIDTH);
    graphics.dispose();
    return image;
  }

  /** The axis label of a component with its share of the variance: {@code PC1 (23.1 %)}. */
  public static String axis(List<PrincipalComponentRow> components, int index) {
    String name = "PC" + (index + 1);
    return index < components.size()
        ? name + " (" + NumberText.percent(components.get(index).explainedRatio()) + ")"
        : name;
  }

  /**
   * @param index of the class; empty for the points whose class is not known
   */
  private static void addClass(
      XYChart chart, List<? extends Point> part, FactorScale factor, OptionalInt index, int slice) {
    List<? extends Point> ofClass =
        part.stream()
            .filter(score -> factor.classOf(score).equals(index))
            .filter(score -> Double.isFinite(score.x()) && Double.isFinite(score.y()))
            .toList();
    if (ofClass.isEmpty()) {
      return;
    }
    chart
        .addSeries(
            index + "/" + slice,
            ofClass.stream().mapToDouble(Point::x).toArray(),
            ofClass.stream().mapToDouble(Point::y).toArray())
        .setMarker(SeriesMarkers.CIRCLE)
        .setMarkerColor(factor.color(ofClass.get(0)));
  }
}
