package org.disentangle.table;

import java.util.List;
import java.util.stream.Collectors;

/** Formats rows of a CSV file (RFC 4180, with a line feed at the end of each). */
public final class CsvText {
  private CsvText() {}

  /** One row, its line end included; cells are quoted where necessary. */
  public static String row(List<String> cells) {
    return cells.stream().map(CsvText::cell).collect(Collectors.joining(",", "", "\n"));
  }

  private static String cell(String text) {
    boolean isPlain = text.chars().noneMatch(each -> ",\"\n\r".indexOf(each) >= 0);
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
