package org.disentangle.pgm.name;

import java.util.List;
import java.util.Locale;

/** Formats sets of names, and of similar texts, for messages. */
public final class Names {
  /** The largest number of names in a message: a sentence with thousands of names is unreadable. */
  private static final int MOST = 60;

  private static final int SHOWN = 20;

  private Names() {}

  /** E.g. {@code {A, B}}; for very many names the first ones and the number of the others. */
  public static String of(List<String> names) {
    return "{" + list(names) + "}";
  }

  /** E.g. {@code A, B}; for very many items the first ones and the number of the others. */
  public static String list(List<?> all) {
    return first(all, all.size() <= MOST ? MOST : SHOWN);
  }

  /** E.g. {@code A, B and 52 more}. */
  public static String first(List<?> all, int most) {
    int shown = Math.min(all.size(), most);
    String joined =
        String.join(", ", all.subList(0, shown).stream().map(Object::toString).toList());
    return shown == all.size()
        ? joined
        : joined + String.format(Locale.ROOT, " and %,d more", all.size() - shown);
  }
}
