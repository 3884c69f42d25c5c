package org.disentangle.report.page.table;

import java.util.List;
import java.util.Set;
import org.disentangle.report.page.table.PageTable.Cell;
import org.disentangle.report.page.table.PageTable.Heading;
import org.disentangle.report.page.table.PageTable.Row;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.table.Field;
import org.disentangle.table.Schema;

/** A table of a report on the page, with the columns of its file. */
public final class RowsTable {
  private RowsTable() {}

  /**
   * All columns except some.
   *
   * @param leftOut names of columns
   */
  public static <R extends Record> PageTable of(
      String caption, Schema<R> schema, List<R> rows, Set<String> leftOut) {
    List<Field> shown =
        schema.fields().stream().filter(field -> !leftOut.contains(field.name())).toList();
    return new PageTable(
        caption,
        shown.stream().map(RowsTable::heading).toList(),
        rows.stream()
            .map(row -> Row.of("", shown.stream().map(field -> cell(field, row)).toList()))
            .toList(),
        List.of());
  }

  public static Heading heading(Field field) {
    return new Heading(title(field), field.isNumber());
  }

  /** The title of a column. */
  public static String title(Field field) {
    return field.title().orElseGet(() -> ColumnTitle.heading(field.name()));
  }

  public static Cell cell(Field field, Record row) {
    return field
        .value(row)
        .filter(value -> !value.equals(""))
        .map(value -> cell(field, value))
        .orElseGet(Cell::blank);
  }

  private static Cell cell(Field field, Object value) {
    if (!(value instanceof Number number)) {
      return Cell.text(value.toString());
    }
    if (field.isShare()) {
      return Cell.percent(number.doubleValue());
    }
    return field.decimals().isPresent()
        ? Cell.number(number.doubleValue(), field.decimals().getAsInt())
        : Cell.exact(number.doubleValue());
  }
}
