package org.disentangle.inquiry.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.disentangle.page.CsvText;
import org.disentangle.pgm.Listing;

/**
 * A table of an answer. Those who show it may end it early, and then say so.
 *
 * @param caption one sentence over it
 * @param columns from the left; the first names the row
 * @param rows as many cells as there are columns, each
 * @param file the CSV file of a report that has the same, if there is one
 */
public record Table(
    String caption, List<Column> columns, Listing<List<Cell>> rows, Optional<AnswerFile> file) {
  private static final String NUMBER_SIGN = "#";

  /**
   * A column.
   *
   * @param heading for people
   * @param key its name in a CSV file
   * @param isNumber whether its cells are aligned to the right
   */
  public record Column(String heading, String key, boolean isNumber) {
    /** The column of a variable, whose name is its key as it is. */
    public static Column ofVariable(String name) {
      return new Column(name, name, false);
    }

    /**
     * A column whose key is its heading in small letters.
     *
     * @param heading that of a column of numbers begins with a {@code #}
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
   * @param headings those of columns of numbers begin with a {@code #}
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

  /** With the name of the CSV file that has the same. */
  public Table in(AnswerFile answerFile) {
    return new Table(caption, columns, rows, Optional.of(answerFile));
  }

  /** As the text of a CSV file of its own. */
  public String csv() {
    StringBuilder text = new StringBuilder(CsvText.row(columns.stream().map(Column::key).toList()));
    rows.listed().forEach(row -> text.append(CsvText.row(row.stream().map(Cell::exact).toList())));
    return text.toString();
  }
}
