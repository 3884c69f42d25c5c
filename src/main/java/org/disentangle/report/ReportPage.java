package org.disentangle.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.page.Page;
import org.disentangle.report.PageView.RunPicture;

/** The HTML page of a report: one file with everything in it. */
final class ReportPage {
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
            tables.provenance().map(RunsTable::of),
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
            heatMaps(tables),
            components(tables),
            !tables.scores().isEmpty(),
            Thinning.POINTS,
            pictures(folder, "reconstructions", tables.runs()),
            pictures(folder, "samples", tables.runs()),
            tables.codebooks().map(CodebookTable::of),
            pictures(folder, "code-maps", tables.runs()),
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

  private static List<RunPicture> pictures(Path folder, String kind, List<String> runs) {
    return runs.stream()
        .flatMap(
            run ->
                dataUri(folder, FileNames.figure(kind, run)).stream()
                    .map(source -> new RunPicture(run, source)))
        .toList();
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
