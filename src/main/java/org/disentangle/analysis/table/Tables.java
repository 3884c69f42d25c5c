package org.disentangle.analysis.table;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.disentangle.AtomicWrite;
import org.disentangle.UserErrorException;
import org.disentangle.math.ShortestDecimal;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.csv.CsvReadOptions;
import tech.tablesaw.io.csv.CsvWriteOptions;
import tech.tablesaw.io.csv.CsvWriter;

/**
 * Writes and reads the tables of an analysis as CSV: UTF-8, comma, one heading, LF line ends, and
 * the same bytes in every locale.
 *
 * <ul>
 *   <li>Numbers keep all their digits ({@link ShortestDecimal}); a real number always has a point
 *       or an exponent, a whole one never.
 *   <li>Missing is blank. NaN is what Tablesaw calls missing, so it is blank as well: what is
 *       undefined is not there. Infinity is a value and stays: {@code Infinity}, {@code -Infinity}.
 * </ul>
 */
public final class Tables {
  /** Columns that are text whatever they look like: a run may be called 5. */
  private static final Set<String> TEXT =
      Set.of(
          "run",
          "trial",
          "words",
          "baseline",
          "variant",
          "reason",
          "model",
          "item",
          "text",
          "measure",
          "factor",
          "reference",
          "score",
          "split",
          "z",
          "device",
          "data",
          "data_checksum",
          "ended",
          "source",
          "path",
          "checksum",
          "factors",
          "version");

  private static final String WHOLE = "-?[0-9]{1,18}";
  private static final int COLUMNS_AT_MOST = 10_000;

  private Tables() {}

  /**
   * Writes a table; a file of that name is replaced when the new one is whole.
   *
   * @throws UserErrorException if it cannot be written
   */
  public static void writeCsv(Table table, Path target) {
    byte[] csv = csv(table);
    AtomicWrite.file(target, temporary -> Files.write(temporary, csv));
  }

  /** A table as {@link #writeCsv} writes it. */
  public static byte[] csv(Table table) {
    Table text = Table.create(table.name());
    for (Column<?> column : table.columns()) {
      text.addColumns(text(column));
    }
    StringWriter writer = new StringWriter();
    CsvWriteOptions options =
        CsvWriteOptions.builder(writer)
            .lineEnd("\n")
            .ignoreLeadingWhitespaces(false)
            .ignoreTrailingWhitespaces(false)
            .build();
    new CsvWriter().write(text, options);
    return writer.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a table that {@link #writeCsv} wrote. Columns are what they were: text, whole numbers
   * (those that need it as long) or reals; a column that is blank throughout is one of reals.
   *
   * @return a table named like the file without its ending
   * @throws UserErrorException if it cannot be read or is no CSV
   */
  public static Table readCsv(Path file) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.csv$", "");
    try (Reader reader = Files.newBufferedReader(file)) {
      CsvReadOptions options =
          CsvReadOptions.builder(reader)
              .tableName(name)
              .columnTypes(column -> ColumnType.STRING)
              // A run may be called "NA", which Tablesaw would take for missing.
              .missingValueIndicator("")
              .maxNumberOfColumns(COLUMNS_AT_MOST)
              .build();
      Table cells = Table.read().usingOptions(options);
      Table table = Table.create(name);
      for (String column : cells.columnNames()) {
        table.addColumns(typed(cells.stringColumn(column)));
      }
      return table;
    } catch (NoSuchFileException e) {
      throw new UserErrorException(
          "there is no table " + file + "; analyze the models first, or give another file", e);
    } catch (IOException e) {
      throw new UserErrorException("cannot read the table " + file + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      // Neither Tablesaw nor the parser below it has an exception of its own for a malformed file.
      throw new UserErrorException(
          "the table "
              + file
              + " is not a CSV file with a heading and rows of equal length ("
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given")
              + "); write it again, or mend the row",
          e);
    }
  }

  private static StringColumn text(Column<?> column) {
    IntFunction<String> cell;
    if (column instanceof DoubleColumn reals) {
      cell = row -> ShortestDecimal.text(reals.getDouble(row));
    } else if (column instanceof IntColumn whole) {
      cell = row -> Integer.toString(whole.getInt(row));
    } else if (column instanceof LongColumn whole) {
      cell = row -> Long.toString(whole.getLong(row));
    } else if (column instanceof StringColumn words) {
      cell = words::get;
    } else {
      throw new IllegalArgumentException(
          "no rule how to write column " + column.name() + " of type " + column.type().name());
    }
    StringColumn text = StringColumn.create(column.name());
    for (int row = 0; row < column.size(); row++) {
      text.append(column.isMissing(row) ? "" : cell.apply(row));
    }
    return text;
  }

  private static Column<?> typed(StringColumn cells) {
    if (TEXT.contains(cells.name())) {
      return cells;
    }
    List<String> values = cells.asList().stream().filter(cell -> !cell.isEmpty()).toList();
    if (values.isEmpty()) {
      return reals(cells);
    }
    if (values.stream().allMatch(cell -> cell.matches(WHOLE))) {
      boolean fits =
          values.stream().mapToLong(Long::parseLong).allMatch(value -> (int) value == value);
      return fits ? ints(cells) : longs(cells);
    }
    return values.stream().allMatch(Tables::isReal) ? reals(cells) : cells;
  }

  private static boolean isReal(String cell) {
    return cell.matches("-?([0-9.]+(E[+-]?[0-9]+)?|Infinity)");
  }

  private static DoubleColumn reals(StringColumn cells) {
    DoubleColumn column = DoubleColumn.create(cells.name());
    for (String cell : cells) {
      column.append(cell.isEmpty() ? Double.NaN : Double.parseDouble(cell));
    }
    return column;
  }

  private static IntColumn ints(StringColumn cells) {
    IntColumn column = IntColumn.create(cells.name());
    for (String cell : cells) {
      if (cell.isEmpty()) {
        column.appendMissing();
      } else {
        column.append(Integer.parseInt(cell));
      }
    }
    return column;
  }

  private static LongColumn longs(StringColumn cells) {
    LongColumn column = LongColumn.create(cells.name());
    for (String cell : cells) {
      if (cell.isEmpty()) {
        column.appendMissing();
      } else {
        column.append(Long.parseLong(cell));
      }
    }
    return column;
  }
}
