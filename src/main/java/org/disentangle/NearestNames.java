package org.disentangle;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Suggestions for a mistyped word: the known words with the smallest edit distance, the number of
 * letters to insert, remove or replace (Levenshtein 1966).
 */
public final class NearestNames {
  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private NearestNames() {}

  /**
   * The nearest of the known words, the nearest first; of equally near ones those that come first.
   *
   * @param most how many at most
   */
  public static List<String> of(String word, Collection<String> known, int most) {
    record Near(String name, int distance) {}
    return known.stream()
        .map(name -> new Near(name, DISTANCE.apply(word, name)))
        .sorted(Comparator.comparingInt(Near::distance))
        .limit(most)
        .map(Near::name)
        .toList();
  }

  /**
   * Whether a word is perhaps a slip of a known one: with half the letters wrong it is another
   * word.
   */
  public static boolean isSlip(String word, String known) {
    return DISTANCE.apply(word, known) <= Math.max(2, word.length() / 2);
  }
}
