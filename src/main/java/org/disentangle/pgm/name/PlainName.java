package org.disentangle.pgm.name;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plain names, which need no quotes in an edge list: letters of any script, digits and a few
 * characters that no graph notation uses. All others could be misread syntax, so they must be in
 * double quotes.
 */
public final class PlainName {
  /** Persian and other scripts have the two joiners within words. */
  private static final Pattern SIGN =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}\\u200C\\u200D_.'/:+*&%$@!?^-]");

  private static final Pattern MEANINGFUL = Pattern.compile("[\\p{L}\\p{N}_]");

  private PlainName() {}

  /** Whether a name needs no quotes. */
  public static boolean is(String name) {
    return fault(name).isEmpty();
  }

  /** Why a name needs quotes, as a clause for a sentence; empty if it needs none. */
  public static Optional<String> fault(String name) {
    String strange = SIGN.matcher(name).replaceAll("");
    if (!strange.isEmpty()) {
      return Optional.of("has the sign " + shown(strange.codePointAt(0)));
    }
    Matcher meaningful = MEANINGFUL.matcher(name);
    if (!meaningful.find()) {
      return Optional.of("has no letter and no digit");
    }
    if (name.startsWith("-") || name.startsWith("'")) {
      return Optional.of("begins with " + name.charAt(0));
    }
    if (name.endsWith("-") || name.endsWith(":")) {
      return Optional.of("ends with " + name.charAt(name.length() - 1));
    }
    return Optional.empty();
  }

  private static String shown(int codePoint) {
    return Character.getType(codePoint) == Character.FORMAT || Character.isISOControl(codePoint)
        ? CodePoint.number(codePoint) + ", which cannot be seen"
        : Character.toString(codePoint);
  }
}
