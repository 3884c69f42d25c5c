package org.disentangle.report.figure;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.report.figure.Panels.Size;
import org.disentangle.report.figure.Plot.Range;
import org.disentangle.report.table.LatentHistograms;

/**
 * The figure of the aggregate posterior of each latent of a run as a histogram, with the prior over
 * it.
 */
final class DensityFigure {
  private static final Size CELL = new Size(310, 230);
  private static final Size PLOT = new Size(270, 160);
  private static final int LEFT = 30;
  private static final int TOP = 44;
  private static final int COLUMNS = 5;
  private static final int CURVE_POINTS = 121;
  private static final Color BARS = new Color(0x9ec5e6);

  /**
   * Bars higher than three times the peak of N(0, 1) are cut off, or everything else would be too
   * small to see.
   */
  private static final double TALLEST = 1.2;

  private static final double PEAK = normal(0);

  private DensityFigure() {}

  static BufferedImage draw(String run, List<LatentHistograms> latents) {
    boolean isDrawn = latents.get(0).posterior().isPresent();
    boolean hasPrior = latents.get(0).prior().isPresent();
    Panels panels =
        new Panels(
            "Latents of " + run + " against the prior",
            LEFT,
            TOP,
            Math.min(COLUMNS, latents.size()),
            (latents.size() + COLUMNS - 1) / COLUMNS,
            CELL,
            PLOT);
    panels.note(
        (isDrawn ? "bars: draws from the posteriors of images" : "bars: codes of images")
            + "; dashed: N(0, 1)"
            + (hasPrior ? "; orange: draws from the model’s prior" : ""));
    double top = 1.1 * Math.max(PEAK, Math.min(TALLEST, highest(latents)));
    for (int i = 0; i < latents.size(); i++) {
      LatentHistograms latent = latents.get(i);
      Plot plot =
          new Plot(
              panels.graphics(),
              panels.frame(i / COLUMNS, i % COLUMNS),
              new Range(latent.low(), latent.high()),
              new Range(0, top));
      plot.bars(latent.low(), latent.width(), latent.aggregate(), BARS);
      latent
          .prior()
          .ifPresent(
              prior -> plot.line(middles(latent), prior, Palette.line(1), Canvas.solid(2.5f)));
      List<Double> xs = between(latent.low(), latent.high());
      plot.line(xs, xs.stream().map(DensityFigure::normal).toList(), Canvas.INK, Canvas.dashed(2));
      plot.outlined();
      plot.title("z" + latent.latent());
      List<Double> ticks =
          List.of(Math.ceil(latent.low()), 0.0, Math.floor(latent.high())).stream()
              .distinct()
              .toList();
      plot.namesBelow(ticks, ticks.stream().map(tick -> Long.toString(Math.round(tick))).toList());
    }
    return panels.picture();
  }

  private static double highest(List<LatentHistograms> latents) {
    return latents.stream()
        .flatMap(latent -> latent.aggregate().stream())
        .mapToDouble(density -> density)
        .max()
        .orElse(0);
  }

  /** The density of N(0, 1). */
  private static double normal(double z) {
    return StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * StrictMath.PI);
  }

  private static List<Double> middles(LatentHistograms latent) {
    return IntStream.range(0, latent.codes().size())
        .mapToObj(bin -> latent.low() + (bin + 0.5) * latent.width())
        .toList();
  }

  private static List<Double> between(double low, double high) {
    return IntStream.range(0, CURVE_POINTS)
        .mapToObj(i -> low + (high - low) * i / (CURVE_POINTS - 1))
        .toList();
  }
}
