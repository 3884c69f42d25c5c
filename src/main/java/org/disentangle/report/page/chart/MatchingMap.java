package org.disentangle.report.page.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.disentangle.page.NumberText;
import org.disentangle.table.row.MatchingRow;

/**
 * The heat map of a pair of runs: how strongly each latent of one correlates with each of the
 * other, and which answer to each other.
 *
 * @param run of the rows
 * @param other the run of the columns
 * @param mean the mean size of the correlation of matched latents
 * @param columns the latents of the other run
 * @param rows one per latent
 */
public record MatchingMap(
    String run, String other, String mean, List<Integer> columns, List<Row> rows) {
  private static final int DECIMALS = 2;

  /** From this shade on, white letters are more readable than dark ones. */
  private static final double DARK = 0.7;

  /** A latent. */
  public record Row(int latent, List<Cell> cells) {}

  /**
   * The correlation of two latents.
   *
   * @param share its size, 0 to 1, for the shade of the cell
   * @param isMatch whether the two answer to each other
   */
  public record Cell(String text, String full, String share, boolean isDark, boolean isMatch) {}

  /** One map for each pair, in the order of the rows. */
  public static List<MatchingMap> of(List<MatchingRow> matching) {
    Map<List<String>, List<MatchingRow>> pairs = new LinkedHashMap<>();
    matching.forEach(
        row ->
            pairs
                .computeIfAbsent(List.of(row.run(), row.other()), absent -> new ArrayList<>())
                .add(row));
    return pairs.values().stream().map(MatchingMap::ofPair).toList();
  }

  private static MatchingMap ofPair(List<MatchingRow> pair) {
    List<Integer> columns = IntStream.range(0, pair.get(0).byLatent().size()).boxed().toList();
    double mean =
        pair.stream()
            .flatMapToDouble(row -> row.correlation().stream())
            .map(Math::abs)
            .average()
            .orElse(0);
    return new MatchingMap(
        pair.get(0).run(),
        pair.get(0).other(),
        NumberText.rounded(mean, DECIMALS),
        columns,
        pair.stream()
            .map(
                row ->
                    new Row(
                        row.latent(), columns.stream().map(column -> cell(row, column)).toList()))
            .toList());
  }

  private static Cell cell(MatchingRow row, int column) {
    double correlation = row.with(column);
    double size = Math.min(1, Math.abs(correlation));
    return new Cell(
        NumberText.rounded(correlation, DECIMALS),
        NumberText.full(correlation),
        NumberText.rounded(size, 3),
        size > DARK,
        row.match().isPresent() && row.match().getAsInt() == column);
  }
}
