package org.disentangle.table;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.disentangle.AtomicWrite;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.math.ShortestDecimal;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * Writes tables as CSV and reads their rows: UTF-8, comma, one heading, LF line ends, and the same
 * bytes in every locale.
 *
 * <ul>
 *   <li>Numbers keep all their digits ({@link ShortestDecimal}); a real number always has a point
 *       or an exponent, a whole one never.
 *   <li>A missing value is blank. Tablesaw represents missing values as NaN, so NaN is blank as
 *       well. Infinity is a value and stays: {@code Infinity}, {@code -Infinity}.
 * </ul>
 */
public final class CsvFile {
  private static final int COLUMNS_AT_MOST = 10_000;
  private static final int CELL_AT_MOST = 1 << 16;

  private CsvFile() {}

  /** The name of a table's file, e.g. {@code loss.csv} of {@code loss}. */
  public static String name(String table) {
    return table + ".csv";
  }

  /**
   * Writes a table to a folder; a file of that name is replaced when the new one is complete.
   *
   * @throws UserErrorException if it cannot be written
   */
  public static void write(Path folder, Table table) {
    byte[] csv = bytes(table);
    AtomicWrite.file(folder.resolve(name(table.name())), temporary -> Files.write(temporary, csv));
  }

  /** A table as {@link #write} writes it. */
  public static byte[] bytes(Table table) {
    StringBuilder text = new StringBuilder(CsvText.row(table.columnNames()));
    for (int i = 0; i < table.rowCount(); i++) {
      int row = i;
      text.append(CsvText.row(table.columns().stream().map(each -> cell(each, row)).toList()));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String cell(tech.tablesaw.columns.Column<?> column, int row) {
    return column.isMissing(row) ? "" : text(column.get(row));
  }

  /** A value as the text of a cell. */
  static String text(Object value) {
    if (value instanceof Double real) {
      return ShortestDecimal.text(real);
    }
    if (value instanceof Integer || value instanceof Long || value instanceof String) {
      return value.toString();
    }
    throw new IllegalArgumentException("no rule how to write " + value.getClass().getName());
  }

  /**
   * Reads the rows of a table from the folder of its file.
   *
   * @return none if there is no such file
   * @throws UserErrorException if the file cannot be read, is not CSV, lacks a column, or has a
   *     cell that does not fit its column
   */
  public static <R extends Record> List<R> read(Path folder, Schema<R> schema) {
    Path file = folder.resolve(schema.fileName());
    return Files.exists(file) ? rows(file.toString(), text(file), schema) : List.of();
  }

  /**
   * Parses the text of a CSV file.
   *
   * @param name its name in messages
   * @throws UserErrorException as {@link #read}
   */
  public static <R extends Record> List<R> rows(String name, String text, Schema<R> schema) {
    Table cells = cells(name, text);
    Map<Field, Set<String>> columns = schema.columns(cells.columnNames());
    columns.forEach(
        (field, found) -> {
          if (found.isEmpty() && !field.mayBeAbsent()) {
            throw new UserErrorException(
                name
                    + " has no column \""
                    + field.name()
                    + "\": its columns are "
                    + String.join(", ", cells.columnNames())
                    + "; write the report again, or put the column back");
          }
        });
    Map<String, StringColumn> byName =
        cells.columnNames().stream()
            .collect(Collectors.toMap(column -> column, cells::stringColumn));
    return IntStream.range(0, cells.rowCount())
        .mapToObj(
            row ->
                schema.row(
                    columns,
                    column -> byName.get(column).get(row),
                    (column, cell, expected) ->
                        new UserErrorException(
                            name
                                + ", row "
                                + (row + 1)
                                + ", column "
                                + column
                                + ": \""
                                + cell
                                + "\" is not "
                                + expected.getMessage()
                                + "; mend the cell, or write the report again",
                            expected)))
        .toList();
  }

  private static Table cells(String name, String text) {
    CsvReadOptions options =
        CsvReadOptions.builder(new StringReader(text))
            .columnTypes(column -> ColumnType.STRING)
            // "NaN" and "NA" are values, not missing cells.
            .missingValueIndicator("")
            .maxNumberOfColumns(COLUMNS_AT_MOST)
            .maxCharsPerColumn(CELL_AT_MOST)
            .build();
    try {
      return Table.read().usingOptions(options);
    } catch (RuntimeException e) {
      // Tablesaw has no exception of its own for a malformed file; univocity's messages fill many
      // lines.
      throw new UserErrorException(
          name
              + " is not a CSV file with a heading and rows of equal length ("
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given")
              + "); write the report again, or mend the row",
          e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw FileErrorException.of(file + " is not UTF-8 text; save it as UTF-8", e);
    } catch (IOException e) {
      throw FileErrorException.of(
          "cannot read " + file + ": " + e.getMessage() + "; make it a readable CSV file", e);
    }
  }
}
