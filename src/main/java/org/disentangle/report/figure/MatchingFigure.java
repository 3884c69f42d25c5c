package org.disentangle.report.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.page.NumberText;
import org.disentangle.report.figure.Panels.Size;
import org.disentangle.table.row.MatchingRow;

/**
 * The figure of a pair of runs: the rank correlation of each latent of one with each of the other,
 * shaded by its size, with a frame around those that answer to each other.
 */
final class MatchingFigure {
  private static final Size CELL = new Size(86, 58);
  private static final Size PLOT = new Size(84, 56);
  private static final int LEFT = 72;
  private static final int TOP = 40;
  private static final float FRAME = 4;

  /** The largest number of latents shown of each run: the first ones. */
  private static final int LATENTS = 24;

  private MatchingFigure() {}

  static BufferedImage draw(List<MatchingRow> pair) {
    List<MatchingRow> rows = pair.stream().limit(LATENTS).toList();
    int columns = Math.min(LATENTS, pair.get(0).byLatent().size());
    Panels panels =
        new Panels(
            pair.get(0).run() + " and " + pair.get(0).other(),
            LEFT,
            TOP,
            columns,
            rows.size(),
            CELL,
            PLOT);
    panels.note("rank correlations of latents");
    Graphics2D graphics = panels.graphics();
    graphics.setFont(Canvas.LETTERS.deriveFont(22f));
    graphics.setStroke(new BasicStroke(FRAME));
    graphics.setColor(Canvas.INK);
    IntStream.range(0, columns)
        .forEach(column -> HeatCells.centred(graphics, "z" + column, panels.frame(0, column), -12));
    for (int row = 0; row < rows.size(); row++) {
      MatchingRow latent = rows.get(row);
      graphics.setColor(Canvas.INK);
      HeatCells.rowName(graphics, "z" + latent.latent(), panels.frame(row, 0), LEFT);
      for (int column = 0; column < columns; column++) {
        Rectangle frame = panels.frame(row, column);
        double correlation = latent.with(column);
        HeatCells.fill(
            graphics,
            frame,
            Math.min(1, Math.abs(correlation)),
            NumberText.rounded(correlation, 2));
        if (latent.match().isPresent() && latent.match().getAsInt() == column) {
          graphics.setColor(Palette.line(1));
          graphics.draw(frame);
        }
      }
    }
    return panels.picture();
  }
}
