package org.disentangle.data.csv;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.UnescapedQuoteHandling;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;

/** The rows of a CSV file (RFC 4180): cells between commas, as many in every row. */
public final class CsvRows {
  /** The most characters of a cell. */
  public static final int MOST_CHARACTERS = 10_000;

  private CsvRows() {}

  /** Receives rows. */
  @FunctionalInterface
  public interface Receiver {
    /**
     * Takes the next row.
     *
     * @param line where it stands, from 1
     */
    void accept(int line, List<String> cells);
  }

  /**
   * Reads all rows; lines without a character are none.
   *
   * @param name of the file in messages
   * @param mostColumns more are refused
   * @throws UserErrorException if it is no such file, or a row has more or fewer cells than the
   *     first
   */
  public static void read(Reader text, String name, int mostColumns, Receiver receiver) {
    CsvParser parser = new CsvParser(settings(mostColumns));
    QuoteCount quotes = new QuoteCount(text);
    try {
      parser.beginParsing(quotes);
      int width = -1;
      for (String[] row = parser.parseNext(); row != null; row = parser.parseNext()) {
        int line = (int) parser.getContext().currentLine();
        if (width >= 0 && row.length != width) {
          throw new UserErrorException(
              "%s, line %s has %s cells; expected %s, as the first row has"
                  .formatted(name, line, row.length, width));
        }
        width = row.length;
        receiver.accept(line, Arrays.asList(row));
      }
      if (quotes.count % 2 != 0) {
        throw new UserErrorException(
            "%s has a double quote that opens a cell and none that ends it; close it, or write \"\" for a quote within a cell"
                .formatted(name));
      }
    } catch (TextParsingException e) {
      // The parser's messages fill many lines with its settings.
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
      throw FileErrorException.of(
          "%s is no sound CSV file at line %s (%s); mend the line"
              .formatted(name, e.getLineIndex() + 1, reason),
          e);
    } finally {
      parser.stopParsing();
    }
  }

  private static CsvParserSettings settings(int mostColumns) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setNullValue("");
    settings.setEmptyValue("");
    settings.setMaxColumns(mostColumns);
    settings.setMaxCharsPerColumn(MOST_CHARACTERS);
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
}
