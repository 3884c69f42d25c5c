package org.disentangle.report.figure;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.report.figure.Panels.Size;
import org.disentangle.report.figure.Plot.Range;
import org.disentangle.table.row.PrincipalComponentRow;

/**
 * The scree plot of a run: the variance that each principal component explains, and the cumulative
 * sum.
 */
final class ScreeFigure {
  private static final Size PLOT = new Size(1080, 560);
  private static final Size CELL = new Size(1100, 620);
  private static final Color BARS = new Color(0x9ec5e6);
  private static final int LEFT = 60;

  /** The number of bars with room for a name below each. */
  private static final int COMPONENTS = 32;

  private ScreeFigure() {}

  static BufferedImage draw(String run, List<PrincipalComponentRow> components) {
    List<PrincipalComponentRow> shown = components.stream().limit(COMPONENTS).toList();
    Panels panels = new Panels("Variance of the codes of " + run, LEFT, 20, 1, 1, CELL, PLOT);
    panels.note("bars: % explained by a principal component; line: by it and those before it");
    Plot plot =
        new Plot(
            panels.graphics(),
            panels.frame(0, 0),
            new Range(0.4, shown.size() + 0.6),
            new Range(0, 100));
    List<Double> levels = List.of(0.0, 25.0, 50.0, 75.0, 100.0);
    levels.forEach(plot::level);
    List<Double> places = IntStream.range(0, shown.size()).mapToObj(i -> i + 1.0).toList();
    for (int i = 0; i < shown.size(); i++) {
      plot.bars(i + 0.65, 0.7, List.of(100 * shown.get(i).explainedRatio()), BARS);
    }
    List<Double> sums = shown.stream().map(row -> 100 * row.cumulative()).toList();
    plot.line(places, sums, Palette.line(1), Canvas.solid(3));
    for (int i = 0; i < shown.size(); i++) {
      plot.dot(places.get(i), sums.get(i), 11, Palette.line(1));
    }
    plot.namesLeft(levels);
    plot.namesBelow(
        places, IntStream.range(0, shown.size()).mapToObj(i -> "PC" + (i + 1)).toList());
    return panels.picture();
  }
}
