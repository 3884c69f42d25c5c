package org.disentangle.report.page;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.disentangle.page.Page;
import org.disentangle.report.page.chart.BarStrip;
import org.disentangle.report.page.chart.ChartData;
import org.disentangle.report.page.chart.HeatMap;
import org.disentangle.report.page.chart.MatchingMap;
import org.disentangle.report.page.chart.PairMap;
import org.disentangle.report.page.chart.ValueGrid;
import org.disentangle.report.page.table.BetaCells;
import org.disentangle.report.page.table.BinsTable;
import org.disentangle.report.page.table.ComparisonTable;
import org.disentangle.report.page.table.ComponentTable;
import org.disentangle.report.page.table.LatentTable;
import org.disentangle.report.page.table.PageTable;
import org.disentangle.report.page.table.RowsTable;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.report.table.DataFiles;
import org.disentangle.report.table.ReferenceNumbers;
import org.disentangle.report.table.StudyTables;
import org.disentangle.table.Schema;
import org.disentangle.table.row.ActiveShareRow;
import org.disentangle.table.row.AnalysisRow;
import org.disentangle.table.row.BinnedGapRow;
import org.disentangle.table.row.ClaimRow;
import org.disentangle.table.row.ClaimRunRow;
import org.disentangle.table.row.CodebookRow;
import org.disentangle.table.row.DensityRow;
import org.disentangle.table.row.EmbeddingRow;
import org.disentangle.table.row.EpochRow;
import org.disentangle.table.row.GapRow;
import org.disentangle.table.row.InformationRow;
import org.disentangle.table.row.InputRow;
import org.disentangle.table.row.LatentRow;
import org.disentangle.table.row.LatentValueRow;
import org.disentangle.table.row.LikelihoodRow;
import org.disentangle.table.row.LossRow;
import org.disentangle.table.row.MatchingRow;
import org.disentangle.table.row.MeasureRow;
import org.disentangle.table.row.MixtureComponentRow;
import org.disentangle.table.row.ModelCardRow;
import org.disentangle.table.row.PairedLatentRow;
import org.disentangle.table.row.PrincipalComponentRow;
import org.disentangle.table.row.PrincipalScoreRow;
import org.disentangle.table.row.RankingRow;
import org.disentangle.table.row.ResponseRow;
import org.disentangle.table.row.RunRow;
import org.disentangle.table.row.ScoreRow;
import org.disentangle.table.row.SparsityRow;

/** The HTML page of a report: one file with everything in it. */
public final class ReportPage {
  /** The largest number of rows of a table of latents; longer tables are only in the file. */
  private static final int LATENT_ROWS = 64;

  private static final Set<String> SAID_ELSEWHERE = Set.of("model", "beta", "share_in_use");

  private ReportPage() {}

  /**
   * Renders the page.
   *
   * @param folder of the pictures and data files
   * @param figures the names of the figures drawn from the tables
   */
  public static String of(
      Path folder, StudyTables tables, ReferenceNumbers reference, Collection<String> figures) {
    Optional<ImageForm> image = ImageForm.of(tables);
    Optional<MeasuredOn> measuredOn =
        tables.rows(AnalysisRow.class).stream()
            .findFirst()
            .map(row -> MeasuredOn.of(row, image, tables.rows(RunRow.class)));
    Optional<InputFiles> inputs = InputFiles.of(tables.rows(InputRow.class));
    List<RunView> runs = runs(folder, tables, image, measuredOn);
    ChartData charts = ChartData.of(tables);
    BetaCells betas = new BetaCells(tables.rows(ModelCardRow.class));
    PageView view =
        new PageView(
            inputs.isPresent() ? "Scores of codes" : "Disentanglement report",
            Findings.opening(tables, inputs),
            Findings.summary(tables, reference),
            Findings.best(tables),
            measuredOn,
            inputs,
            ClaimsView.of(tables.rows(ClaimRow.class), tables.rows(ClaimRunRow.class)),
            some(tables.rows(RunRow.class)).map(rows -> RunsTable.of(rows, betas, measuredOn)),
            some(tables.rows(MeasureRow.class)).map(SideBySide::of),
            some(tables.rows(LossRow.class))
                .map(
                    losses ->
                        ComparisonTable.ofLosses(
                            losses, tables.rows(LikelihoodRow.class), betas, reference)),
            !tables.rows(EpochRow.class).isEmpty(),
            !charts.capacities().isEmpty(),
            !tables.monitors().isEmpty(),
            some(tables.rows(GapRow.class))
                .map(gaps -> ComparisonTable.ofGaps(gaps, betas, reference, inputs.isEmpty())),
            ScoreCard.groups(tables.rows(ScoreRow.class), reference),
            some(tables.rows(BinnedGapRow.class)).map(BinsTable::of),
            table(
                tables,
                RankingRow.class,
                inputs.isPresent()
                    ? "Agreement with the other codes."
                    : "Agreement with the models of other seeds."),
            MatchingMap.of(tables.rows(MatchingRow.class)),
            !tables.rows(PrincipalComponentRow.class).isEmpty(),
            table(tables, SparsityRow.class, "How many numbers the codes get by with."),
            table(
                tables,
                CodebookRow.class,
                "The codes of each run over the sample; the priors in nats per image."),
            runs,
            Explorer.in(folder, runs, bestFirst(tables)),
            DataFiles.in(folder),
            List.copyOf(figures),
            Bounds.of(reference),
            some(tables.factors().stream().map(ColumnTitle::factor).toList())
                .map(RunFindings::listed),
            PageView.Resources.of(charts));
    return Page.write(ReportPage.class, "report", view);
  }

  /** A table with the columns of its file, except those that other tables show for every run. */
  private static <R extends Record> Optional<PageTable> table(
      StudyTables tables, Class<R> type, String caption) {
    return some(tables.rows(type))
        .map(rows -> RowsTable.of(caption, Schema.of(type), rows, SAID_ELSEWHERE));
  }

  private static List<RunView> runs(
      Path folder, StudyTables tables, Optional<ImageForm> image, Optional<MeasuredOn> measuredOn) {
    List<String> order = bestFirst(tables);
    RunGalleries galleries = new RunGalleries(folder, image, order, RunGalleries.ROOM);
    double highest =
        tables.rows(LatentRow.class).stream()
            .mapToDouble(row -> row.klNats().orElse(0))
            .max()
            .orElse(0);
    Map<String, RunView> views = new HashMap<>();
    for (String run : order) {
      Optional<String> remark = measuredOn.flatMap(images -> images.remark(run));
      views.put(run, run(run, tables, image, remark, highest, galleries));
    }
    return tables.runs().stream().map(views::get).toList();
  }

  /** The runs in the order in which they are given room: first the one that is shown first. */
  private static List<String> bestFirst(StudyTables tables) {
    return Stream.concat(Stream.of(Findings.best(tables)), tables.runs().stream())
        .distinct()
        .toList();
  }

  private static RunView run(
      String run,
      StudyTables tables,
      Optional<ImageForm> image,
      Optional<String> remark,
      double highest,
      RunGalleries galleries) {
    List<LatentRow> latents = tables.rows(LatentRow.class, run);
    return new RunView(
        run,
        tables.familyOf(run),
        RunFindings.of(run, tables),
        Stream.concat(
                remark.stream(), ModelCard.remarks(tables.rows(ModelCardRow.class, run)).stream())
            .toList(),
        LatentWords.of(run, tables),
        TraversalTiles.of(run, tables, image),
        ModelCard.of(tables.rows(RunRow.class, run), tables.rows(ModelCardRow.class, run)),
        some(tables.rows(InformationRow.class, run)).map(rows -> HeatMap.of(run, rows)),
        some(tables.rows(PairedLatentRow.class, run)).map(rows -> PairMap.of(run, rows)),
        some(latents)
            .map(
                rows ->
                    rows.get(0).klNats().isPresent()
                        ? BarStrip.ofKl(rows, highest)
                        : BarStrip.ofVariance(rows)),
        latents.stream().anyMatch(row -> row.klNats().isPresent()),
        some(latents).filter(rows -> rows.size() <= LATENT_ROWS).map(LatentTable::of),
        some(tables.rows(LatentValueRow.class, run))
            .filter(rows -> latents.size() <= LATENT_ROWS)
            .map(rows -> ValueGrid.of(run, rows)),
        some(tables.rows(ActiveShareRow.class, run)).map(BarStrip::ofActiveShares),
        some(tables.rows(PrincipalComponentRow.class, run))
            .map(rows -> ComponentTable.of(run, rows)),
        !tables.rows(ResponseRow.class, run).isEmpty(),
        !tables.rows(DensityRow.class, run).isEmpty(),
        !tables.rows(PrincipalScoreRow.class, run).isEmpty(),
        !tables.rows(EmbeddingRow.class, run).isEmpty(),
        some(tables.rows(MixtureComponentRow.class, run)).map(BarStrip::ofComponents),
        galleries.of(run, !tables.rows(LatentValueRow.class, run).isEmpty()));
  }

  private static <T> Optional<List<T>> some(List<T> rows) {
    return Optional.of(rows).filter(all -> !all.isEmpty());
  }
}
