package org.disentangle.report.page;

import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.report.page.PageTable.Cell;
import org.disentangle.report.page.PageTable.Heading;
import org.disentangle.report.page.PageTable.Row;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.report.table.CsvTable;
import org.disentangle.report.table.MeasureRows;

/** How sparse the codes of the runs are, as {@code sparsity.csv} says it. */
final class SparsityTable {
  private SparsityTable() {}

  static PageTable of(CsvTable table) {
    return new PageTable(
        "How many numbers the codes get by with.",
        MeasureRows.SPARSITY.stream()
            .map(column -> new Heading(ColumnTitle.heading(column), !column.equals("run")))
            .toList(),
        IntStream.range(0, table.rows())
            .mapToObj(
                row ->
                    Row.of(
                        "",
                        MeasureRows.SPARSITY.stream()
                            .map(column -> cell(table, row, column))
                            .toList()))
            .toList(),
        List.of());
  }

  private static Cell cell(CsvTable table, int row, String column) {
    return switch (column) {
      case "run" -> Cell.text(table.text(row, column));
      case "dimensions" -> Cell.exact(table.number(row, column));
      case "zero_share", "silent_share" -> Cell.percent(table.number(row, column));
      default -> Cell.number(table.number(row, column), 2);
    };
  }
}
