package org.disentangle.report.figure;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.disentangle.report.figure.Panels.Size;
import org.disentangle.report.figure.Plot.Range;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.report.table.ResponseCurves;
import org.disentangle.report.table.ResponseCurves.Curve;

/**
 * The figure of responses, with rows of latents and columns of factors: mean and standard deviation
 * of the latent for each class of the factor.
 */
final class ResponseFigure {
  private static final Size CELL = new Size(290, 130);
  private static final Size PLOT = new Size(262, 108);
  private static final int LEFT = 90;
  private static final int TOP = 40;

  private ResponseFigure() {}

  static BufferedImage draw(String run, ResponseCurves curves) {
    Panels panels =
        new Panels(
            "Response of the latents of " + run,
            LEFT,
            TOP,
            curves.factors().size(),
            curves.latents().size(),
            CELL,
            PLOT);
    panels.note(
        "mean ± standard deviation over images at each value of a factor; latents that answer to none"
            + " are left out");
    ResponseCurves.Frame ends = curves.frame();
    Range heights = new Range(Math.floor(2 * ends.low()) / 2, Math.ceil(2 * ends.high()) / 2);
    for (int row = 0; row < curves.latents().size(); row++) {
      for (int column = 0; column < curves.factors().size(); column++) {
        Curve curve = curves.curves().get(row).get(column);
        Plot plot =
            new Plot(
                    panels.graphics(),
                    panels.frame(row, column),
                    new Range(-0.5, Math.max(1, last(curve)) + 0.5),
                    heights)
                .outlined();
        plot.level(0);
        mark(plot, curve, Palette.line(row));
        if (row == 0) {
          plot.title(ColumnTitle.factor(curves.factors().get(column)));
        }
        if (column == 0) {
          plot.name("z" + curves.latents().get(row), LEFT);
          plot.namesLeft(
              DoubleStream.of(Math.ceil(heights.low()), 0, Math.floor(heights.high()))
                  .map(name -> name + 0.0) // no -0
                  .boxed()
                  .distinct()
                  .toList());
        }
      }
    }
    return panels.picture();
  }

  /** A line in a band, with points where there are few classes. */
  private static void mark(Plot plot, Curve curve, Color color) {
    List<Double> xs = curve.classes().stream().map(Integer::doubleValue).toList();
    Color pale = new Color(color.getRed(), color.getGreen(), color.getBlue(), 70);
    if (xs.size() < 2) {
      return;
    }
    plot.band(xs, curve.means(), curve.deviations(), pale);
    plot.line(xs, curve.means(), color, Canvas.solid(3));
    IntStream.range(0, xs.size())
        .filter(i -> xs.size() <= 8)
        .forEach(i -> plot.dot(xs.get(i), curve.means().get(i), 9, color));
  }

  private static int last(Curve curve) {
    return curve.classes().stream().mapToInt(each -> each).max().orElse(1);
  }
}
