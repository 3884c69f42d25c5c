package org.disentangle.report.page;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.report.page.PageTable.Cell;
import org.disentangle.report.page.PageTable.Heading;
import org.disentangle.report.page.PageTable.Row;
import org.disentangle.report.table.ColumnName;
import org.disentangle.report.table.CsvTable;
import org.disentangle.report.table.MeasureRows;

/** How far models of other seeds agree on their latents, as {@code udr.csv} says it. */
final class RankingTable {
  private RankingTable() {}

  static PageTable of(CsvTable table) {
    List<String> columns =
        Stream.concat(MeasureRows.RANKING.stream(), Stream.of(MeasureRows.RANKING_CHANCE)).toList();
    return new PageTable(
        "Agreement with the models of other seeds.",
        columns.stream().map(RankingTable::heading).toList(),
        IntStream.range(0, table.rows())
            .mapToObj(
                row ->
                    Row.of("", columns.stream().map(column -> cell(table, row, column)).toList()))
            .toList(),
        List.of());
  }

  private static Heading heading(String column) {
    return new Heading(ColumnName.heading(column), !isText(column));
  }

  private static boolean isText(String column) {
    return column.equals("run") || column.equals("estimator");
  }

  private static Cell cell(CsvTable table, int row, String column) {
    if (isText(column)) {
      return Cell.text(table.text(row, column));
    }
    OptionalDouble value = table.optionalNumber(row, column);
    if (value.isEmpty()) {
      return Cell.blank();
    }
    return column.equals("pairs") ? Cell.exact(value) : Cell.number(value.getAsDouble(), 3);
  }
}
