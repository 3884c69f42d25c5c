package org.disentangle.report.page;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.disentangle.page.Page;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.report.table.DataFiles;
import org.disentangle.report.table.MeasureRows.Latent;
import org.disentangle.report.table.MeasureRows.Share;
import org.disentangle.report.table.ReferenceNumbers;
import org.disentangle.report.table.StudyTables;

/** The HTML page of a report: one file with everything in it. */
public final class ReportPage {
  /** Longer tables of latents are left to the file. */
  private static final int LATENT_ROWS = 64;

  private ReportPage() {}

  /**
   * Writes the page down.
   *
   * @param folder where the pictures and data files are
   * @param figures the names of the figures drawn from the tables
   */
  public static String of(
      Path folder, StudyTables tables, ReferenceNumbers reference, Collection<String> figures) {
    Optional<MeasuredOn> measuredOn =
        tables.analysis().map(row -> MeasuredOn.of(row, tables.provenance()));
    PageView view =
        new PageView(
            "Disentanglement report",
            Findings.opening(tables),
            Findings.summary(tables, reference),
            measuredOn,
            ClaimsView.of(tables.claims()),
            tables.provenance().map(table -> RunsTable.of(table, measuredOn)),
            Optional.of(tables.measured().values())
                .filter(values -> !values.isEmpty())
                .map(SideBySide::of),
            tables.losses().isEmpty()
                ? Optional.empty()
                : Optional.of(ComparisonTable.ofLosses(tables.losses(), reference)),
            !tables.epochs().isEmpty(),
            tables.gaps().isEmpty()
                ? Optional.empty()
                : Optional.of(ComparisonTable.ofGaps(tables.gaps(), reference)),
            ScoreCard.groups(tables.modelScores(), reference),
            tables.binnedGaps().isEmpty()
                ? Optional.empty()
                : Optional.of(BinsTable.of(tables.binnedGaps())),
            tables.measured().ranking().map(RankingTable::of),
            !tables.components().isEmpty(),
            tables.measured().sparsity().map(SparsityTable::of),
            tables.codebooks().map(CodebookTable::of),
            runs(folder, tables, measuredOn),
            Explorer.in(folder, tables),
            DataFiles.in(folder),
            List.copyOf(figures),
            Bounds.of(reference),
            some(tables.factors().stream().map(ColumnTitle::inSentence).toList())
                .map(RunFindings::listed),
            PageView.Resources.of(ChartData.of(tables)));
    return Page.write(ReportPage.class, "report", view);
  }

  private static List<RunView> runs(
      Path folder, StudyTables tables, Optional<MeasuredOn> measuredOn) {
    RunGalleries galleries = new RunGalleries(folder);
    double highest =
        tables.measured().latents().stream()
            .mapToDouble(row -> row.klNats().orElse(0))
            .max()
            .orElse(0);
    return tables.runs().stream()
        .map(
            run ->
                run(
                    run,
                    tables,
                    measuredOn.flatMap(images -> images.remark(run)),
                    highest,
                    galleries))
        .toList();
  }

  private static RunView run(
      String run,
      StudyTables tables,
      Optional<String> remark,
      double highest,
      RunGalleries galleries) {
    List<Latent> latents = tables.measured().latentsOf(run);
    return new RunView(
        run,
        tables.familyOf(run),
        RunFindings.of(run, tables),
        Stream.concat(remark.stream(), ModelCard.remarks(tables.explored().cardsOf(run)).stream())
            .toList(),
        ModelCard.of(run, tables.provenance(), tables.explored().cardsOf(run)),
        some(tables.informationOf(run)).map(rows -> HeatMap.of(run, rows)),
        some(latents)
            .map(
                rows ->
                    rows.get(0).klNats().isPresent()
                        ? BarStrip.ofKl(rows, highest)
                        : BarStrip.ofVariance(rows)),
        some(latents).filter(rows -> rows.size() <= LATENT_ROWS).map(LatentTable::of),
        some(sharesOf(run, tables.measured().activeShares())).map(BarStrip::ofActiveShares),
        some(tables.componentsOf(run)).map(rows -> ComponentTable.of(run, rows)),
        !tables.explored().responsesOf(run).isEmpty(),
        !tables.explored().densitiesOf(run).isEmpty(),
        !tables.scoresOf(run).isEmpty(),
        !tables.explored().embeddingOf(run).isEmpty(),
        some(sharesOf(run, tables.measured().componentShares())).map(BarStrip::ofComponents),
        galleries.of(run));
  }

  private static List<Share> sharesOf(String run, List<Share> shares) {
    return shares.stream().filter(share -> share.run().equals(run)).toList();
  }

  private static <T> Optional<List<T>> some(List<T> rows) {
    return Optional.of(rows).filter(all -> !all.isEmpty());
  }
}
