package org.disentangle.report;

import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.report.PageTable.Cell;
import org.disentangle.report.PageTable.Heading;
import org.disentangle.report.PageTable.Row;

/** How sparse the codes of the runs are, as {@code sparsity.csv} says it. */
final class SparsityTable {
  /** What every {@code sparsity.csv} must have. */
  static final List<String> COLUMNS =
      List.of("run", "dimensions", "zero_share", "hoyer", "mean_active", "silent_share");

  private SparsityTable() {}

  static PageTable of(CsvTable table) {
    return new PageTable(
        "How many numbers the codes get by with.",
        COLUMNS.stream()
            .map(column -> new Heading(ColumnName.heading(column), !column.equals("run")))
            .toList(),
        IntStream.range(0, table.rows())
            .mapToObj(
                row ->
                    Row.of("", COLUMNS.stream().map(column -> cell(table, row, column)).toList()))
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
