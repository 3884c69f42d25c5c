package org.disentangle.inquiry.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.disentangle.pgm.Listing;
import org.disentangle.table.CsvText;
import org.disentangle.table.Schema;

/**
 * A table of an answer. A renderer may cut it off, and then notes that.
 *
 * @param caption a sentence above it
 * @param columns from the left; the first names the row
 * @param rows each with as many cells as there are columns
 * @param file the name of the CSV file of a report with the same data, if there is one
 */
public record Table(
    String caption, List<Column> columns, Listing<List<Cell>> rows, Optional<String> file) {
  private static final String NUMBER_SIGN = "#";

  /**
   * A column.
   *
   * @param heading for people
   * @param key its name in a CSV file
   * @param isNumber whether its cells are aligned to the right
   */
  public record Column(String heading, String key, boolean isNumber) {
    /** The column of a variable, whose name is used as its key unchanged. */
    public static Column ofVariable(String name) {
      return new Column(name, name, false);
    }

    /**
     * A column whose key is its heading in lower case.
     *
     * @param heading begins with a {@code #} for a column of numbers
     */
    public static Column of(String heading) {
      boolean isNumber = heading.startsWith(NUMBER_SIGN);
      String name = isNumber ? heading.substring(1) : heading;
      return new Column(name, name.toLowerCase(Locale.ROOT).replace(' ', '_'), isNumber);
    }
  }

  /** Copies the list. */
  public Table {
    columns = List.copyOf(columns);
  }

  /**
   * An empty table.
   *
   * @param headings begin with a {@code #} for columns of numbers
   */
  public static Table of(String caption, String... headings) {
    return new Table(
        caption,
        Arrays.stream(headings).map(Column::of).toList(),
        Listing.all(List.of()),
        Optional.empty());
  }

  /** With one row more, of names or sentences. */
  public Table with(String... cells) {
    List<List<Cell>> more = new ArrayList<>(rows.listed());
    more.add(Stream.of(cells).map(Cell::of).toList());
    return new Table(caption, columns, new Listing<>(more, rows.complete()), file);
  }

  /** With these rows. */
  public Table withRows(Listing<List<Cell>> all) {
    return new Table(caption, columns, all, file);
  }

  /** With the name of the CSV file with the same data, that of these rows. */
  public <R extends Record & AnswerRow> Table in(Class<R> row) {
    return new Table(caption, columns, rows, Optional.of(Schema.of(row).fileName()));
  }

  /** The text of a CSV file with only this table. */
  public String csv() {
    StringBuilder text = new StringBuilder(CsvText.row(columns.stream().map(Column::key).toList()));
    rows.listed().forEach(row -> text.append(CsvText.row(row.stream().map(Cell::exact).toList())));
    return text.toString();
  }
}
