package org.disentangle.report.page.sweep;

import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.page.NumberText;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * A row of what a choice without labels gives, as it is written.
 *
 * @param base of the trials; empty for all
 * @param cells the numbers, from the left
 */
record Choice(String base, String chosen, String best, List<String> cells) {
  private static final int DIGITS = 3;

  /**
   * Of the table {@code selection}, row by row.
   *
   * @param selection base, trials, chosen, udr, score, best, best_score, median_score, better,
   *     spearman
   */
  static List<Choice> of(Table selection) {
    return IntStream.range(0, selection.rowCount())
        .mapToObj(
            row ->
                new Choice(
                    selection.stringColumn("base").get(row),
                    selection.stringColumn("chosen").get(row),
                    selection.stringColumn("best").get(row),
                    List.of(
                        text(selection.doubleColumn("udr"), row),
                        text(selection.doubleColumn("score"), row),
                        text(selection.doubleColumn("best_score"), row),
                        text(selection.doubleColumn("median_score"), row),
                        "%s of %s"
                            .formatted(
                                selection.intColumn("better").getInt(row),
                                selection.intColumn("trials").getInt(row)),
                        text(selection.doubleColumn("spearman"), row))))
        .toList();
  }

  private static String text(DoubleColumn column, int row) {
    double value = column.getDouble(row);
    return Double.isNaN(value) ? "–" : NumberText.significant(value, DIGITS);
  }
}
