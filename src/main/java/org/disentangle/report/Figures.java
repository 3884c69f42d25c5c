package org.disentangle.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.disentangle.report.StudyTables.Score;

/** All figures that are drawn from the CSV files, as PNG by file name. */
final class Figures {
  private Figures() {}

  static SortedMap<String, byte[]> draw(StudyTables tables, ReferenceNumbers reference) {
    SortedMap<String, byte[]> figures = new TreeMap<>();
    for (String run : tables.runs()) {
      if (!tables.epochsOf(run).isEmpty()) {
        figures.put(
            FileNames.figure("loss", run),
            chart(LossFigure.draw(run, tables.epochsOf(run), tables.historyTerms())));
      }
      if (!tables.codeSharesOf(run).isEmpty()) {
        figures.put(
            FileNames.figure("code-usage", run),
            chart(CodeUsageFigure.draw(run, tables.codeSharesOf(run))));
      }
      List<Score> scores = tables.scoresOf(run);
      if (!scores.isEmpty()) {
        for (FactorScale factor : scales(tables)) {
          figures.put(
              FileNames.figure("pca", run, factor.name()),
              chart(ScatterFigure.draw(run, scores, tables.componentsOf(run), factor)));
        }
      }
    }
    if (!tables.gaps().isEmpty()) {
      figures.put(
          FileNames.png("mig"),
          chart(MigFigure.draw(tables.gaps(), tables.factors(), reference.seedProjectGaps())));
    }
    return figures;
  }

  private static byte[] chart(BufferedImage image) {
    return Png.encode(IndexedColors.of(image));
  }

  /** The factors of the samples that have more than one class, with their colours. */
  static List<FactorScale> scales(StudyTables tables) {
    List<FactorScale> scales = new ArrayList<>();
    if (tables.scores().isEmpty()) {
      return scales;
    }
    for (String factor : tables.scores().get(0).classes().keySet()) {
      int last =
          tables.scores().stream().mapToInt(row -> row.classes().get(factor)).max().orElseThrow();
      if (last > 0) {
        scales.add(FactorScale.of(factor, last + 1));
      }
    }
    return scales;
  }
}
