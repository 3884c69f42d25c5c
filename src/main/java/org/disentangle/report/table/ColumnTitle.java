package org.disentangle.report.table;

import java.util.Locale;
import org.disentangle.analysis.score.MeasureCatalogue;
import org.disentangle.analysis.score.Quantity;

/**
 * What a column or a key of the tables is called in headings and legends: a measure as the
 * catalogue calls it, anything else, such as a factor, by its own words.
 */
public final class ColumnTitle {
  private ColumnTitle() {}

  /** For a heading: {@code Validation loss}, {@code Position x}. */
  public static String heading(String column) {
    return MeasureCatalogue.find(column).map(Quantity::title).orElseGet(() -> words(column));
  }

  /** Inside a sentence or a legend: {@code validation loss}, {@code position x}, {@code KL}. */
  public static String inSentence(String column) {
    return lowered(heading(column));
  }

  /** A heading inside a sentence: it begins small, unless it is an abbreviation. */
  public static String lowered(String heading) {
    return heading.length() > 1 && Character.isLowerCase(heading.codePointAt(1))
        ? heading.substring(0, 1).toLowerCase(Locale.ROOT) + heading.substring(1)
        : heading;
  }

  private static String words(String column) {
    String words = column.replace('_', ' ');
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
