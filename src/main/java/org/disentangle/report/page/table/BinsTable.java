package org.disentangle.report.page.table;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.disentangle.report.page.table.PageTable.Cell;
import org.disentangle.report.page.table.PageTable.Heading;
import org.disentangle.report.page.table.PageTable.Row;
import org.disentangle.report.table.ReferenceNumbers;
import org.disentangle.table.row.BinnedGapRow;

/**
 * The table of the mutual information gap by the number of bins, with the chance level and the gap
 * of a perfect code.
 */
public final class BinsTable {
  private static final int DECIMALS = 4;

  private final List<BinnedGapRow> gaps;
  private final List<Integer> bins;

  private BinsTable(List<BinnedGapRow> gaps) {
    this.gaps = gaps;
    bins = gaps.stream().map(BinnedGapRow::bins).distinct().sorted().toList();
  }

  public static PageTable of(List<BinnedGapRow> gaps) {
    return new BinsTable(gaps).table();
  }

  private PageTable table() {
    List<Heading> headings =
        Stream.concat(
                Stream.of(Heading.text("Run")),
                bins.stream().map(count -> Heading.number(count + " bins")))
            .toList();
    List<Row> rows =
        gaps.stream()
            .map(BinnedGapRow::run)
            .distinct()
            .map(run -> row("", run, count -> gap(run, count)))
            .toList();
    List<Row> references = new ArrayList<>();
    if (gaps.stream().anyMatch(gap -> gap.chance().isPresent())) {
      references.add(row("reference", ReferenceNumbers.SHUFFLED, this::meanChance));
    }
    if (gaps.stream().anyMatch(gap -> gap.ceiling().isPresent())) {
      references.add(row("reference", "a perfect code", this::ceiling));
    }
    return new PageTable(
        "Mutual information gap by the number of bins that a latent is cut into.",
        headings,
        rows,
        List.copyOf(references));
  }

  private Stream<BinnedGapRow> at(int count) {
    return gaps.stream().filter(gap -> gap.bins() == count);
  }

  private OptionalDouble gap(String run, int count) {
    return at(count)
        .filter(gap -> gap.run().equals(run))
        .mapToDouble(BinnedGapRow::mig)
        .findFirst();
  }

  private OptionalDouble meanChance(int count) {
    return at(count).flatMapToDouble(gap -> gap.chance().stream()).average();
  }

  /** The gap of a perfect code; it is the same for all runs, as the factors are. */
  private OptionalDouble ceiling(int count) {
    return at(count).flatMapToDouble(gap -> gap.ceiling().stream()).findFirst();
  }

  private Row row(String kind, String name, IntFunction<OptionalDouble> number) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.text(name)));
    for (int count : bins) {
      OptionalDouble found = number.apply(count);
      cells.add(found.isPresent() ? Cell.number(found.getAsDouble(), DECIMALS) : Cell.blank());
    }
    return Row.of(kind, cells);
  }
}
