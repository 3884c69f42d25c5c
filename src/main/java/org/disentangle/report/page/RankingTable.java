package org.disentangle.report.page;

import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.report.page.PageTable.Cell;
import org.disentangle.report.page.PageTable.Heading;
import org.disentangle.report.page.PageTable.Row;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.report.table.CsvTable;
import org.disentangle.report.table.MeasureRows;

/** How far models of other seeds agree on their latents, as {@code udr.csv} says it. */
final class RankingTable {
  private RankingTable() {}

  static PageTable of(CsvTable table) {
    return new PageTable(
        "Agreement with the models of other seeds.",
        MeasureRows.RANKING.stream().map(RankingTable::heading).toList(),
        IntStream.range(0, table.rows())
            .mapToObj(
                row ->
                    Row.of(
                        "",
                        MeasureRows.RANKING.stream()
                            .map(column -> cell(table, row, column))
                            .toList()))
            .toList(),
        List.of());
  }

  private static Heading heading(String column) {
    return new Heading(ColumnTitle.heading(column), !isText(column));
  }

  private static boolean isText(String column) {
    return column.equals("run") || column.equals("estimator");
  }

  private static Cell cell(CsvTable table, int row, String column) {
    if (isText(column)) {
      return Cell.text(table.text(row, column));
    }
    double value = table.number(row, column);
    return column.equals("pairs") ? Cell.exact(value) : Cell.number(value, 3);
  }
}
