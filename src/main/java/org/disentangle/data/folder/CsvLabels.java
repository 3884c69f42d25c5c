package org.disentangle.data.folder;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.UnescapedQuoteHandling;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.disentangle.UserErrorException;

/** Labels in CSV (RFC 4180): commas, a heading, a row a picture. */
final class CsvLabels {
  /** As the CSV files of CelebA have it. */
  private static final String OTHER_FILE_NAME = "image_id";

  private CsvLabels() {}

  /**
   * Reads all rows.
   *
   * @param name of the file in messages
   * @throws UserErrorException if it is no such file
   */
  static void read(Reader text, String name, LabelTable table) {
    CsvParser parser = new CsvParser(settings());
    QuoteCount quotes = new QuoteCount(text);
    try {
      parser.beginParsing(quotes);
      String[] first = parser.parseNext();
      if (first == null) {
        throw new UserErrorException(name + " is empty; expected a heading and rows");
      }
      List<String> heading = heading(first);
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
      if (quotes.count % 2 != 0) {
        throw new UserErrorException(
            "%s has a double quote that opens a cell and none that ends it; close it, or write \"\" for a quote within a cell"
                .formatted(name));
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

  /** The columns' names; where none is called so, that of the pictures may have its other name. */
  private static List<String> heading(String[] first) {
    List<String> names = List.of(first);
    return names.contains(LabelTable.FILE_NAME)
        ? names
        : names.stream()
            .map(name -> name.equals(OTHER_FILE_NAME) ? LabelTable.FILE_NAME : name)
            .toList();
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

  /**
   * Counts double quotes: the parser takes all to the end as one cell where the last is missing.
   */
  private static final class QuoteCount extends FilterReader {
    private long count;

    QuoteCount(Reader text) {
      super(text);
    }

    @Override
    public int read() throws IOException {
      char[] one = new char[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      for (int i = offset; i < offset + read; i++) {
        count += target[i] == '"' ? 1 : 0;
      }
      return read;
    }
  }

  private static void requireSound(List<String> heading, String name) {
    if (!heading.contains(LabelTable.FILE_NAME)) {
      throw new UserErrorException(
          "%s has no column %s: its columns are %s; call the one with the pictures' paths so, and separate columns by commas"
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
