package org.disentangle.pgm.name;

import java.util.List;
import java.util.Locale;

/** Sets of names, and of what is printed like names, in sentences. */
public final class Names {
  /** More are not written down: nobody reads a sentence of thousands of names. */
  private static final int MOST = 60;

  private static final int SHOWN = 20;

  private Names() {}

  /** E.g. {@code {A, B}}; of very many names the first, and how many more there are. */
  public static String of(List<String> names) {
    return "{" + list(names) + "}";
  }

  /** E.g. {@code A, B}; of very many things the first, and how many more there are. */
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
