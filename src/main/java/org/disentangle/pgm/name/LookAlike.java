package org.disentangle.pgm.name;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Detects names that look the same on a screen but have different letters: Arabic and Persian ye
 * and kaf, Latin, Greek and Cyrillic letters of one form (a part of Unicode's confusables, UTS 39).
 */
public final class LookAlike {
  /** Every letter of the first row looks like the one below it. */
  private static final String[][] ROWS = {
    {"\u064A\u0649\u0643\u06AA", "\u06CC\u06CC\u06A9\u06A9"},
    {"АВЕЅІЈКМНОРСТХаеѕіјорсух", "ABESIJKMHOPCTXaesijopcyx"},
    {"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo"},
  };

  private static final Map<Integer, Integer> FORMS = forms();

  private LookAlike() {}

  private static Map<Integer, Integer> forms() {
    Map<Integer, Integer> forms = new LinkedHashMap<>();
    for (String[] row : ROWS) {
      for (int i = 0; i < row[0].length(); i++) {
        forms.put((int) row[0].charAt(i), (int) row[1].charAt(i));
      }
    }
    return forms;
  }

  /**
   * The visual form of a name: its letters, each replaced by one representative of the same form.
   */
  private static String form(String name) {
    StringBuilder form = new StringBuilder();
    name.codePoints().forEach(each -> form.appendCodePoint(FORMS.getOrDefault(each, each)));
    return form.toString();
  }

  /** The first of some names that looks like a given name but differs from it. */
  public static Optional<String> of(String name, Collection<String> known) {
    String form = form(name);
    return known.stream().filter(each -> !each.equals(name) && form(each).equals(form)).findFirst();
  }

  /** A sentence for each pair of names that look the same. */
  public static List<String> notes(Collection<String> names) {
    Map<String, String> seen = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    for (String name : names) {
      String earlier = seen.putIfAbsent(form(name), name);
      if (earlier != null && !earlier.equals(name)) {
        notes.add(
            "the nodes "
                + earlier
                + " and "
                + name
                + " look the same and are two: "
                + difference(earlier, name)
                + "; write one of them if they are meant to be one");
      }
    }
    return notes;
  }

  /**
   * The first difference between two names that look the same, e.g. {@code ي (U+064A) against ی
   * (U+06CC)}.
   */
  static String difference(String one, String other) {
    int[] left = one.codePoints().toArray();
    int[] right = other.codePoints().toArray();
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      if (left[i] != right[i]) {
        return CodePoint.named(left[i]) + " against " + CodePoint.named(right[i]);
      }
    }
    throw new IllegalArgumentException(one + " and " + other + " do not differ");
  }
}
