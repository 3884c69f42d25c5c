package org.disentangle.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.report.page.PageTable.Cell;
import org.disentangle.report.page.PageTable.Heading;
import org.disentangle.report.page.PageTable.Row;
import org.disentangle.report.table.ColumnName;
import org.disentangle.report.table.CsvTable;

/** How each run was made, as {@code runs.csv} says it. */
final class RunsTable {
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");
  private static final Set<String> WORDS =
      Set.of("run", "model", "device", "data", MeasuredOn.CHECKSUM);

  private RunsTable() {}

  /**
   * @param measuredOn where it is known, and a run was trained on other images, a column says which
   */
  static PageTable of(CsvTable table, Optional<MeasuredOn> measuredOn) {
    Optional<MeasuredOn> others = measuredOn.filter(MeasuredOn::hasOtherRuns);
    List<Heading> headings =
        Stream.concat(
                table.columns().stream()
                    .map(
                        column -> new Heading(ColumnName.heading(column), isNumber(table, column))),
                others.stream().map(images -> Heading.text("Measured on")))
            .toList();
    List<Row> rows =
        IntStream.range(0, table.rows())
            .mapToObj(
                row -> {
                  List<Cell> cells = new ArrayList<>();
                  for (String column : table.columns()) {
                    cells.add(cell(table, row, column));
                  }
                  others
                      .map(images -> images.remark(table.text(row, "run")))
                      .map(remark -> Cell.text(remark.isPresent() ? "other images" : "the same"))
                      .ifPresent(cells::add);
                  return Row.of("", cells);
                })
            .toList();
    return new PageTable("How each run was made.", headings, rows, List.of());
  }

  private static Cell cell(CsvTable table, int row, String column) {
    String text = table.text(row, column);
    if (text.isBlank()) {
      return Cell.blank();
    }
    if (column.equals(MeasuredOn.CHECKSUM)) {
      return Cell.shortened(text, MeasuredOn.CHECKSUM_SHOWN);
    }
    if (!isNumber(table, column)) {
      return Cell.text(text);
    }
    double value = table.number(row, column);
    return column.equals("wall_seconds") ? Cell.number(value, 1) : Cell.exact(value);
  }

  private static boolean isNumber(CsvTable table, String column) {
    return !WORDS.contains(column)
        && IntStream.range(0, table.rows())
            .mapToObj(row -> table.text(row, column))
            .allMatch(text -> text.isBlank() || NUMBER.matcher(text).matches());
  }
}
