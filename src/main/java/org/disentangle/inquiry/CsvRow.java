package org.disentangle.inquiry;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.UserErrorException;

/** One line of a CSV file (RFC 4180); cells do not extend over several lines. */
final class CsvRow {
  private CsvRow() {}

  /**
   * The cells of a line.
   *
   * @param place of the line, for the message
   * @throws UserErrorException if a quoted cell is not closed, or continues after its closing quote
   */
  static List<String> cells(String line, String place) {
    List<String> cells = new ArrayList<>();
    int start = 0;
    while (start <= line.length()) {
      boolean quoted = start < line.length() && line.charAt(start) == '"';
      int end = quoted ? closingQuote(line, start, place) + 1 : line.indexOf(',', start);
      end = end < 0 ? line.length() : end;
      if (end < line.length() && line.charAt(end) != ',') {
        throw new UserErrorException(
            place + ": expected a comma behind " + line.substring(start, end));
      }
      cells.add(
          quoted
              ? line.substring(start + 1, end - 1).replace("\"\"", "\"")
              : line.substring(start, end));
      start = end + 1;
    }
    return cells;
  }

  private static int closingQuote(String line, int opening, String place) {
    int i = opening + 1;
    while (i < line.length()) {
      boolean quote = line.charAt(i) == '"';
      boolean doubled = quote && i + 1 < line.length() && line.charAt(i + 1) == '"';
      if (quote && !doubled) {
        return i;
      }
      i += doubled ? 2 : 1;
    }
    throw new UserErrorException(
        place + ": the quote before " + line.substring(opening + 1) + " is not closed");
  }
}
