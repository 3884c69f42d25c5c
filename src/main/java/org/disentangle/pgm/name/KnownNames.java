package org.disentangle.pgm.name;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.disentangle.NearestNames;

/** Suggestions for an unknown name. */
public final class KnownNames {
  /** Up to this number, all names are listed. */
  private static final int MOST_LISTED = 12;

  private static final int NEAREST = 3;

  private KnownNames() {}

  /**
   * The suggestions, to follow "no node X; ": the name that looks the same, all names if they are
   * few, else the nearest three.
   *
   * @param whose the owner of the names, e.g. {@code it}
   */
  public static String insteadOf(String name, String whose, Collection<String> known) {
    var twin = LookAlike.of(name, known);
    if (twin.isPresent()) {
      return whose
          + " has "
          + twin.get()
          + ", which looks the same but is written with other letters: "
          + LookAlike.difference(name, twin.get());
    }
    if (known.size() <= MOST_LISTED) {
      return whose + " has " + String.join(", ", known);
    }
    List<String> nearest = NearestNames.of(name, known, NEAREST);
    return String.format(
        Locale.ROOT,
        "%s has %,d, of which the nearest by name are %s",
        whose,
        known.size(),
        String.join(", ", nearest));
  }
}
