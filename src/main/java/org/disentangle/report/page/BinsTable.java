package org.disentangle.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.disentangle.report.page.PageTable.Cell;
import org.disentangle.report.page.PageTable.Heading;
import org.disentangle.report.page.PageTable.Row;
import org.disentangle.table.row.BinnedGapRow;

/** The mutual information gap by the number of bins, with what a perfect code reaches. */
final class BinsTable {
  private static final int DECIMALS = 4;

  private BinsTable() {}

  static PageTable of(List<BinnedGapRow> gaps) {
    List<Integer> bins = gaps.stream().map(BinnedGapRow::bins).distinct().sorted().toList();
    List<Heading> headings =
        Stream.concat(
                Stream.of(Heading.text("Run")),
                bins.stream().map(count -> Heading.number(count + " bins")))
            .toList();
    List<Row> rows =
        gaps.stream()
            .map(BinnedGapRow::run)
            .distinct()
            .map(
                run ->
                    row("", run, bins, gaps.stream().filter(gap -> gap.run().equals(run)).toList()))
            .toList();
    // The factors are the same for all runs, and so is what a perfect code reaches.
    List<BinnedGapRow> perfect =
        gaps.stream()
            .filter(gap -> gap.run().equals(gaps.get(0).run()) && gap.ceiling().isPresent())
            .map(
                gap ->
                    new BinnedGapRow(
                        gap.run(), gap.bins(), gap.ceiling().getAsDouble(), gap.ceiling()))
            .toList();
    return new PageTable(
        "Mutual information gap by the number of bins that a latent is cut into.",
        headings,
        rows,
        perfect.isEmpty() ? List.of() : List.of(row("reference", "a perfect code", bins, perfect)));
  }

  private static Row row(String kind, String name, List<Integer> bins, List<BinnedGapRow> gaps) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.text(name)));
    for (int count : bins) {
      cells.add(
          gaps.stream()
              .filter(gap -> gap.bins() == count)
              .findFirst()
              .map(gap -> Cell.number(gap.mig(), DECIMALS))
              .orElseGet(Cell::blank));
    }
    return Row.of(kind, cells);
  }
}
