package org.disentangle.report.page.chart;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.disentangle.page.NumberText;
import org.disentangle.table.row.LatentValueRow;

/**
 * The values of the quantised latents of one run: a row a latent, a cell a value, the darker the
 * more images have it.
 *
 * @param indices the columns
 * @param latents the rows
 */
public record ValueGrid(String run, List<Integer> indices, List<Row> latents) {
  /**
   * A latent.
   *
   * @param inUse how many of its values some image has
   * @param cells one for each column; those that it has no value for are empty
   */
  public record Row(int latent, int inUse, List<Cell> cells) {}

  /**
   * A value.
   *
   * @param text the value itself
   * @param full how many images have it
   * @param share of the images, 0 to 1, for the shade of the cell
   */
  public record Cell(String text, String full, String share, boolean isDark) {}

  /** From this shade on, white letters are more readable than dark ones. */
  private static final double DARK = 0.7;

  /** The grid of a run. */
  public static ValueGrid of(String run, List<LatentValueRow> values) {
    int columns = values.stream().mapToInt(LatentValueRow::index).max().orElse(-1) + 1;
    Map<Integer, List<LatentValueRow>> byLatent =
        values.stream()
            .collect(
                Collectors.groupingBy(LatentValueRow::latent, TreeMap::new, Collectors.toList()));
    return new ValueGrid(
        run,
        IntStream.range(0, columns).boxed().toList(),
        byLatent.entrySet().stream()
            .map(each -> row(each.getKey(), each.getValue(), columns))
            .toList());
  }

  private static Row row(int latent, List<LatentValueRow> values, int columns) {
    Map<Integer, LatentValueRow> byIndex =
        values.stream().collect(Collectors.toMap(LatentValueRow::index, each -> each));
    return new Row(
        latent,
        (int) values.stream().filter(each -> each.count() > 0).count(),
        IntStream.range(0, columns).mapToObj(index -> cell(byIndex.get(index))).toList());
  }

  private static Cell cell(LatentValueRow value) {
    return value == null
        ? new Cell("", "no value", "0", false)
        : new Cell(
            NumberText.rounded(value.value(), 2),
            "%s of the images have the value %s"
                .formatted(value.count(), NumberText.full(value.value())),
            NumberText.rounded(value.share(), 3),
            value.share() > DARK);
  }
}
