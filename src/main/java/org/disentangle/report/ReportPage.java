package org.disentangle.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.page.Page;
import org.disentangle.report.PageView.RunPicture;

/** The HTML page of a report: one file with everything in it. */
final class ReportPage {
  /** Longer tables of latents are left to the file. */
  private static final int LATENT_ROWS = 64;

  private ReportPage() {}

  /**
   * Writes the page down.
   *
   * @param folder where the pictures and data files are
   * @param figures the names of the figures drawn from the tables
   */
  static String of(
      Path folder, StudyTables tables, ReferenceNumbers reference, Collection<String> figures) {
    PageView view =
        new PageView(
            "Disentanglement report",
            Findings.summary(tables, reference),
            ClaimsView.of(tables.claims()),
            tables.provenance().map(RunsTable::of),
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
            heatMaps(tables),
            components(tables),
            !tables.scores().isEmpty(),
            Thinning.POINTS,
            latents(tables),
            latentTables(tables),
            tables.measured().sparsity().map(SparsityTable::of),
            strips(tables.measured().activeShares(), BarStrip::ofActiveShares),
            pictures(folder, "reconstructions", tables.runs()),
            pictures(folder, "extremes", tables.runs()),
            pictures(folder, "traversals", tables.runs()),
            pictures(folder, "interpolations", tables.runs()),
            pictures(folder, "samples", tables.runs()),
            pictures(folder, "components", tables.runs()),
            strips(tables.measured().componentShares(), BarStrip::ofComponents),
            tables.codebooks().map(CodebookTable::of),
            pictures(folder, "code-maps", tables.runs()),
            Explorer.in(folder, tables),
            DataFiles.in(folder),
            List.copyOf(figures),
            PageView.Bounds.of(reference),
            PageView.Resources.of(ChartData.of(tables)));
    return Page.write(ReportPage.class, "report", view);
  }

  private static List<HeatMap> heatMaps(StudyTables tables) {
    return tables.runs().stream()
        .filter(run -> !tables.informationOf(run).isEmpty())
        .map(run -> HeatMap.of(run, tables.informationOf(run)))
        .toList();
  }

  private static List<PageTable> components(StudyTables tables) {
    return tables.runs().stream()
        .filter(run -> !tables.componentsOf(run).isEmpty())
        .map(run -> ComponentTable.of(run, tables.componentsOf(run)))
        .toList();
  }

  private static List<BarStrip> latents(StudyTables tables) {
    double highest =
        tables.measured().latents().stream()
            .mapToDouble(row -> row.klNats().orElse(0))
            .max()
            .orElse(0);
    return latentsByRun(tables)
        .map(
            latents ->
                latents.get(0).klNats().isPresent()
                    ? BarStrip.ofKl(latents, highest)
                    : BarStrip.ofVariance(latents))
        .toList();
  }

  private static List<PageTable> latentTables(StudyTables tables) {
    return latentsByRun(tables)
        .filter(latents -> latents.size() <= LATENT_ROWS)
        .map(LatentTable::of)
        .toList();
  }

  private static Stream<List<MeasureRows.Latent>> latentsByRun(StudyTables tables) {
    return tables.runs().stream()
        .map(tables.measured()::latentsOf)
        .filter(latents -> !latents.isEmpty());
  }

  private static List<BarStrip> strips(
      List<MeasureRows.Share> shares, Function<List<MeasureRows.Share>, BarStrip> strip) {
    return MeasureRows.byRun(shares).stream().map(strip).toList();
  }

  private static List<RunPicture> pictures(Path folder, String kind, List<String> runs) {
    return runs.stream()
        .flatMap(
            run ->
                dataUri(folder, FileNames.figure(kind, run)).stream()
                    .map(source -> new RunPicture(run, source, animation(folder, kind, run))))
        .toList();
  }

  private static Optional<String> animation(Path folder, String kind, String run) {
    String name = Report.FIGURES + "/" + FileNames.gif(kind + "-" + run);
    return Optional.of(name).filter(file -> Files.exists(folder.resolve(file)));
  }

  private static Optional<String> dataUri(Path folder, String name) {
    Path file = folder.resolve(Report.FIGURES).resolve(name);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          "data:image/png;base64," + Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UserErrorException(
          "cannot read the picture "
              + file
              + ": "
              + e.getMessage()
              + "; make it readable, or remove it to leave it out",
          e);
    }
  }
}
