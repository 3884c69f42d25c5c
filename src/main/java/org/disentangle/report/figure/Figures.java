package org.disentangle.report.figure;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.disentangle.Progress;
import org.disentangle.report.figure.file.IndexedColors;
import org.disentangle.report.figure.file.Png;
import org.disentangle.report.table.FileNames;
import org.disentangle.report.table.LatentHistograms;
import org.disentangle.report.table.ReferenceNumbers;
import org.disentangle.report.table.ResponseCurves;
import org.disentangle.report.table.StudyTables;
import org.disentangle.table.row.CodeUsageRow;
import org.disentangle.table.row.DensityRow;
import org.disentangle.table.row.EmbeddingRow;
import org.disentangle.table.row.EpochRow;
import org.disentangle.table.row.FactorRow;
import org.disentangle.table.row.GapRow;
import org.disentangle.table.row.InformationRow;
import org.disentangle.table.row.MatchingRow;
import org.disentangle.table.row.OfRun;
import org.disentangle.table.row.PrincipalComponentRow;
import org.disentangle.table.row.PrincipalScoreRow;
import org.disentangle.table.row.ResponseRow;

/** All figures that are drawn from the CSV files, as PNG by file name. */
public final class Figures {
  private Figures() {}

  /**
   * Draws them in parallel on all processors; the bytes are the same as in sequence.
   *
   * @param progress receives the progress of the figures
   */
  public static SortedMap<String, byte[]> draw(
      StudyTables tables, ReferenceNumbers reference, Progress progress) {
    Map<String, Supplier<BufferedImage>> figures = new TreeMap<>();
    List<FactorScale> scales = scales(tables);
    List<FactorScale> drawn = scales.isEmpty() ? List.of(FactorScale.NONE) : scales;
    for (String run : tables.runs()) {
      RunFigures ofRun = new RunFigures(run, tables, figures);
      ofRun.add("loss", EpochRow.class, rows -> LossFigure.draw(run, rows, tables.historyTerms()));
      List<EpochRow> held = tables.heldEpochs(run);
      if (!held.isEmpty()) {
        figures.put(FileNames.figure("capacity", run), () -> CapacityFigure.draw(run, held));
      }
      for (String monitor : tables.monitors(run)) {
        ofRun.add(
            monitor.replace('_', '-'),
            EpochRow.class,
            rows -> LossFigure.drawMonitor(run, rows, monitor));
      }
      ofRun.add("code-usage", CodeUsageRow.class, rows -> CodeUsageFigure.draw(run, rows));
      ofRun.add("information", InformationRow.class, rows -> InformationFigure.draw(run, rows));
      ofRun.add("scree", PrincipalComponentRow.class, rows -> ScreeFigure.draw(run, rows));
      ofRun.add(
          "responses",
          ResponseRow.class,
          rows -> ResponseFigure.draw(run, ResponseCurves.of(rows)));
      ofRun.add(
          "densities",
          DensityRow.class,
          rows -> DensityFigure.draw(run, LatentHistograms.of(rows)));
      ofRun.add("embedding", EmbeddingRow.class, rows -> EmbeddingFigure.draw(run, rows, drawn));
      for (FactorScale factor : drawn) {
        ofRun.add(
            "pca",
            factor.name().isEmpty() ? run : run + "-" + factor.name(),
            PrincipalScoreRow.class,
            rows ->
                ScatterFigure.draw(
                    run, rows, tables.rows(PrincipalComponentRow.class, run), factor));
      }
    }
    tables.rows(MatchingRow.class).stream()
        .collect(Collectors.groupingBy(row -> row.run() + "-" + row.other()))
        .forEach(
            (pair, rows) ->
                figures.put(FileNames.figure("matching", pair), () -> MatchingFigure.draw(rows)));
    if (!tables.rows(GapRow.class).isEmpty()) {
      figures.put(
          FileNames.png("mig"),
          () ->
              MigFigure.draw(
                  tables.rows(GapRow.class), tables.factors(), reference.seedProjectGaps()));
    }
    AtomicInteger done = new AtomicInteger();
    return figures.entrySet().parallelStream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                figure -> {
                  byte[] chart = chart(figure.getValue().get());
                  synchronized (done) {
                    progress.update("drawing figures", done.incrementAndGet(), figures.size());
                  }
                  return chart;
                },
                (one, other) -> one,
                TreeMap::new));
  }

  /** Collects the figures of a run. */
  private record RunFigures(
      String run, StudyTables tables, Map<String, Supplier<BufferedImage>> figures) {
    <R extends Record & OfRun> void add(
        String kind, Class<R> type, Function<List<R>, BufferedImage> figure) {
      add(kind, run, type, figure);
    }

    /** If the table has rows of the run. */
    <R extends Record & OfRun> void add(
        String kind, String name, Class<R> type, Function<List<R>, BufferedImage> figure) {
      List<R> rows = tables.rows(type, run);
      if (!rows.isEmpty()) {
        figures.put(FileNames.figure(kind, name), () -> figure.apply(rows));
      }
    }
  }

  private static byte[] chart(BufferedImage image) {
    return Png.encode(IndexedColors.of(image));
  }

  /** The factors of the samples that have more than one class, with their colours. */
  public static List<FactorScale> scales(StudyTables tables) {
    List<FactorScale> scales = new ArrayList<>();
    List<PrincipalScoreRow> points = tables.rows(PrincipalScoreRow.class);
    List<FactorRow> known = tables.rows(FactorRow.class);
    for (String factor : StudyTables.columns(points.stream().map(PrincipalScoreRow::classes))) {
      int last =
          points.stream()
              .map(row -> row.classes().get(factor))
              .filter(Objects::nonNull)
              .mapToInt(each -> each)
              .max()
              .orElse(0);
      if (last > 0) {
        List<FactorRow> classes =
            known.stream().filter(row -> row.factor().equals(factor)).toList();
        scales.add(FactorScale.of(factor, classes, last + 1));
      }
    }
    return scales;
  }
}
