package org.disentangle.report.table;

import java.util.Locale;
import java.util.Set;
import org.disentangle.analysis.score.MeasureCatalogue;
import org.disentangle.analysis.score.Quantity;
import org.disentangle.contract.Signatures;

/**
 * The title of a column or a key of the tables in headings and legends: the catalogue's title for a
 * measure or a score; for anything else, such as a factor, the words of its name.
 */
public final class ColumnTitle {
  /** What a title may begin with that has a capital also inside a sentence, though it is a word. */
  private static final Set<String> NAMES = Set.of("Wasserstein");

  private ColumnTitle() {}

  /** The title for a heading: {@code Validation loss}. */
  public static String heading(String column) {
    return MeasureCatalogue.findWithScores(column)
        .map(Quantity::title)
        .or(() -> Signatures.termOfWeight(column).map(term -> "Weight of " + inSentence(term)))
        .orElseGet(() -> capitalized(words(column)));
  }

  /** The title inside a sentence or a legend: {@code validation loss}, {@code KL}. */
  public static String inSentence(String column) {
    return lowered(heading(column));
  }

  /**
   * A heading inside a sentence: it begins in lower case, unless it begins with a name or an
   * abbreviation, such as {@code KL} or {@code InfoM}.
   */
  public static String lowered(String heading) {
    String first = heading.split("[^\\p{L}]", 2)[0];
    boolean isWord =
        first.length() > 1 && first.substring(1).chars().allMatch(Character::isLowerCase);
    return isWord && !NAMES.contains(first)
        ? heading.substring(0, 1).toLowerCase(Locale.ROOT) + heading.substring(1)
        : heading;
  }

  /** A factor in a heading: {@code Position x}, but {@code pH}. */
  public static String factorHeading(String factor) {
    String words = words(factor);
    return words.length() > 1 && Character.isUpperCase(words.charAt(1))
        ? words
        : capitalized(words);
  }

  /**
   * A factor inside a sentence or a legend: {@code position x}. Its name is chosen by the user and
   * may be {@code loss} or {@code data} without meaning one of our columns.
   */
  public static String factor(String factor) {
    return words(factor);
  }

  private static String words(String name) {
    return name.replace('_', ' ');
  }

  /** With a capital at the beginning, as of a sentence. */
  public static String capitalized(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
