package org.disentangle.report.table;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.disentangle.UserErrorException;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * One CSV file of a report, read as text; numbers are understood when they are asked for, so that a
 * faulty one is named with its file, row and column.
 */
public final class CsvTable {
  private final String name;
  private final Table cells;

  private CsvTable(String name, Table cells) {
    this.name = name;
    this.cells = cells;
  }

  /**
   * Reads a file of a report folder.
   *
   * @return nothing if there is no such file, or if it has a heading and no rows
   * @throws UserErrorException if the file cannot be read, is no CSV, or lacks one of the columns
   */
  static Optional<CsvTable> read(Path folder, String name, List<String> requiredColumns) {
    Path file = folder.resolve(name);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    CsvTable table = parse(file.toString(), text(file));
    for (String column : requiredColumns) {
      if (!table.columns().contains(column)) {
        throw new UserErrorException(
            file
                + " has no column \""
                + column
                + "\": its columns are "
                + String.join(", ", table.columns())
                + "; write the report again, or put the column back");
      }
    }
    return table.rows() == 0 ? Optional.empty() : Optional.of(table);
  }

  /** Understands the text of a CSV file; {@code name} is what messages call it. */
  static CsvTable parse(String name, String text) {
    CsvReadOptions options =
        CsvReadOptions.builder(new StringReader(text))
            .columnTypes(column -> ColumnType.STRING)
            // "NaN" and "NA" are what a column says, not a gap in it.
            .missingValueIndicator("")
            .maxCharsPerColumn(1 << 16)
            .build();
    try {
      return new CsvTable(name, Table.read().usingOptions(options));
    } catch (RuntimeException e) {
      // Tablesaw has no exception of its own for a malformed file; univocity's fill many lines.
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
      throw new UserErrorException(file + " is not UTF-8 text; save it as UTF-8", e);
    } catch (IOException e) {
      throw new UserErrorException(
          "cannot read " + file + ": " + e.getMessage() + "; make it a readable CSV file", e);
    }
  }

  public List<String> columns() {
    return cells.columnNames();
  }

  public int rows() {
    return cells.rowCount();
  }

  /** The cell as it stands in the file; empty for a blank one. */
  public String text(int row, String column) {
    return cells.stringColumn(column).get(row);
  }

  /** The cell as a number, or nothing for a blank one or a column that is not there. */
  public OptionalDouble optionalNumber(int row, String column) {
    if (!columns().contains(column) || text(row, column).isBlank()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(number(row, column));
  }

  /**
   * The cell as a number.
   *
   * @throws UserErrorException if it is none
   */
  public double number(int row, String column) {
    try {
      return Double.parseDouble(text(row, column).strip());
    } catch (NumberFormatException e) {
      throw misfit(row, column, "a number", e);
    }
  }

  /**
   * The cell as a whole number that is not negative, as an index or a count.
   *
   * @throws UserErrorException if it is none
   */
  int index(int row, String column) {
    try {
      int index = Integer.parseInt(text(row, column).strip());
      if (index >= 0) {
        return index;
      }
      throw misfit(row, column, "0 or more", null);
    } catch (NumberFormatException e) {
      throw misfit(row, column, "a whole number", e);
    }
  }

  private UserErrorException misfit(int row, String column, String expected, Throwable cause) {
    return new UserErrorException(
        name
            + ", row "
            + (row + 1)
            + ", column "
            + column
            + ": \""
            + text(row, column)
            + "\" is not "
            + expected
            + "; mend the cell, or write the report again",
        cause);
  }
}
