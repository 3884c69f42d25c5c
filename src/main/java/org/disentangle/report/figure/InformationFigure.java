package org.disentangle.report.figure;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.disentangle.page.NumberText;
import org.disentangle.report.figure.Panels.Size;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.table.row.InformationRow;

/**
 * The figure of the mutual information of the latents and factors of a run: a number of nats in
 * every cell, whose shade is the share of the factor's entropy.
 */
final class InformationFigure {
  private static final Size CELL = new Size(180, 58);
  private static final Size PLOT = new Size(178, 56);
  private static final int LEFT = 112;
  private static final int TOP = 40;

  /** The largest number of latents shown: the most informative ones. */
  private static final int LATENTS = 24;

  private static final OptionalDouble NOTHING = OptionalDouble.empty();

  private InformationFigure() {}

  static BufferedImage draw(String run, List<InformationRow> information) {
    List<String> factors = information.stream().map(InformationRow::factor).distinct().toList();
    List<Integer> latents =
        information.stream()
            .map(InformationRow::latent)
            .distinct()
            .sorted(Comparator.comparingDouble(latent -> -most(information, latent)))
            .limit(LATENTS)
            .sorted()
            .toList();
    Panels panels =
        new Panels(
            "Mutual information of " + run,
            LEFT,
            TOP,
            factors.size(),
            latents.size() + 1,
            CELL,
            PLOT);
    panels.note("nats; the darker, the larger a share of the factor’s entropy (last row)");
    Graphics2D graphics = panels.graphics();
    graphics.setFont(Canvas.LETTERS.deriveFont(22f));
    for (int column = 0; column < factors.size(); column++) {
      String factor = factors.get(column);
      Rectangle head = panels.frame(0, column);
      graphics.setColor(Canvas.INK);
      HeatCells.centred(graphics, ColumnTitle.factor(factor), head, -12);
      for (int row = 0; row < latents.size(); row++) {
        cell(graphics, panels.frame(row, column), row(information, latents.get(row), factor));
      }
      Rectangle foot = panels.frame(latents.size(), column);
      graphics.setColor(Canvas.FAINT);
      HeatCells.centred(
          graphics,
          NumberText.rounded(information(information, factor).factorEntropy(), 2),
          foot,
          HeatCells.BASELINE);
    }
    for (int row = 0; row <= latents.size(); row++) {
      boolean isFoot = row == latents.size();
      graphics.setColor(isFoot ? Canvas.FAINT : Canvas.INK);
      Rectangle first = panels.frame(row, 0);
      HeatCells.rowName(graphics, isFoot ? "entropy" : "z" + latents.get(row), first, LEFT);
    }
    return panels.picture();
  }

  private static void cell(Graphics2D graphics, Rectangle frame, InformationRow row) {
    double share =
        row.factorEntropy() > 0 ? Math.max(0, Math.min(1, row.nats() / row.factorEntropy())) : 0;
    HeatCells.fill(graphics, frame, share, NumberText.rounded(row.nats(), 2));
  }

  private static double most(List<InformationRow> information, int latent) {
    return information.stream()
        .filter(row -> row.latent() == latent)
        .mapToDouble(InformationRow::nats)
        .max()
        .orElse(0);
  }

  private static InformationRow information(List<InformationRow> all, String factor) {
    return all.stream().filter(row -> row.factor().equals(factor)).findFirst().orElseThrow();
  }

  private static InformationRow row(List<InformationRow> all, int latent, String factor) {
    return all.stream()
        .filter(row -> row.latent() == latent && row.factor().equals(factor))
        .findFirst()
        .orElse(new InformationRow("", factor, latent, 0, 0, NOTHING, NOTHING, NOTHING));
  }
}
