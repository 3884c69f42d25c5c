package org.disentangle.report.page.chart;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.disentangle.page.NumberText;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.table.row.PairedLatentRow;

/**
 * The heat map of how often each latent of one run is not shared by pairs that differ in one
 * factor.
 *
 * @param run the run's name
 * @param factors the columns
 * @param rows one per latent
 */
public record PairMap(String run, List<String> factors, List<Row> rows) {
  /** From this shade on, white letters are more readable than dark ones. */
  private static final double DARK = 0.7;

  /** A latent. */
  public record Row(int latent, List<Cell> cells) {}

  /** The share of the pairs that differ in one factor, 0 to 1. */
  public record Cell(String text, String full, String share, boolean isDark) {}

  /** The map of a run's rows, each latent with all factors in one order. */
  public static PairMap of(String run, List<PairedLatentRow> rows) {
    Map<Integer, List<PairedLatentRow>> byLatent =
        rows.stream()
            .collect(
                Collectors.groupingBy(PairedLatentRow::latent, TreeMap::new, Collectors.toList()));
    return new PairMap(
        run,
        rows.stream()
            .map(PairedLatentRow::factor)
            .distinct()
            .map(ColumnTitle::factorHeading)
            .toList(),
        byLatent.entrySet().stream()
            .map(
                latent ->
                    new Row(
                        latent.getKey(), latent.getValue().stream().map(PairMap::cell).toList()))
            .toList());
  }

  private static Cell cell(PairedLatentRow row) {
    return new Cell(
        NumberText.rounded(row.ownShare(), 2),
        NumberText.full(row.ownShare()),
        NumberText.rounded(row.ownShare(), 3),
        row.ownShare() > DARK);
  }
}
