package org.disentangle.data.folder;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.UnescapedQuoteHandling;
import java.io.Reader;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.disentangle.UserErrorException;

/** Labels in CSV (RFC 4180): commas, a heading, a row a picture. */
final class CsvLabels {
  private CsvLabels() {}

  /**
   * Reads all rows.
   *
   * @param name of the file in messages
   * @throws UserErrorException if it is no such file
   */
  static void read(Reader text, String name, LabelTable table) {
    CsvParser parser = new CsvParser(settings());
    try {
      parser.beginParsing(text);
      String[] first = parser.parseNext();
      if (first == null) {
        throw new UserErrorException(name + " is empty; expected a heading and rows");
      }
      List<String> heading = List.of(first);
      requireSound(heading, name);
      for (String[] row = parser.parseNext(); row != null; row = parser.parseNext()) {
        int line = (int) parser.getContext().currentLine();
        if (row.length != heading.size()) {
          throw table.fault(
              line,
              "has %s cells".formatted(row.length),
              "expected %s, as the heading has".formatted(heading.size()));
        }
        table.add(line, heading, Arrays.asList(row));
      }
    } catch (TextParsingException e) {
      // The parser's messages fill many lines with its settings.
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
      throw new UserErrorException(
          "%s is no sound CSV file at line %s (%s); mend the line"
              .formatted(name, e.getLineIndex() + 1, reason),
          e);
    } finally {
      parser.stopParsing();
    }
  }

  private static CsvParserSettings settings() {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setNullValue("");
    settings.setEmptyValue("");
    settings.setMaxColumns(LabelTable.MOST_COLUMNS + 1);
    settings.setMaxCharsPerColumn(LabelTable.MOST_CHARACTERS);
    settings.setReadInputOnSeparateThread(false);
    settings.setUnescapedQuoteHandling(UnescapedQuoteHandling.RAISE_ERROR);
    settings.getFormat().setComment('\0');
    return settings;
  }

  private static void requireSound(List<String> heading, String name) {
    if (!heading.contains(LabelTable.FILE_NAME)) {
      throw new UserErrorException(
          "%s has no column %s: its columns are %s; call the one with the pictures' paths so"
              .formatted(name, LabelTable.FILE_NAME, String.join(", ", heading)));
    }
    Set<String> seen = new HashSet<>();
    for (String column : heading) {
      if (!column.isEmpty() && !seen.add(column)) {
        throw new UserErrorException(
            "%s has two columns %s; give each a name of its own".formatted(name, column));
      }
    }
  }
}
