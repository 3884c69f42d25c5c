package org.disentangle.inquiry.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of an answer.
 *
 * @param caption one sentence over it
 * @param columns from the left; the first names the row
 * @param rows as many cells as there are columns, each
 */
public record Table(String caption, List<Column> columns, List<List<String>> rows) {

  /**
   * A column.
   *
   * @param isNumber whether its cells are aligned to the right
   */
  public record Column(String heading, boolean isNumber) {}

  /** Copies the lists. */
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /**
   * An empty table.
   *
   * @param headings those of columns of numbers begin with a {@code #}
   */
  public static Table of(String caption, String... headings) {
    return new Table(
        caption,
        Arrays.stream(headings)
            .map(
                heading ->
                    heading.startsWith("#")
                        ? new Column(heading.substring(1), true)
                        : new Column(heading, false))
            .toList(),
        List.of());
  }

  /** With one row more. */
  public Table with(String... cells) {
    List<List<String>> more = new ArrayList<>(rows);
    more.add(List.of(cells));
    return new Table(caption, columns, more);
  }
}
