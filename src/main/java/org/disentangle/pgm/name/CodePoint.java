package org.disentangle.pgm.name;

import java.util.Locale;

/** Formats code points for messages about letters. */
final class CodePoint {
  private CodePoint() {}

  /** E.g. {@code U+06CC}. */
  static String number(int codePoint) {
    return String.format(Locale.ROOT, "U+%04X", codePoint);
  }

  /** E.g. {@code ی (U+06CC)}. */
  static String named(int codePoint) {
    return Character.toString(codePoint) + " (" + number(codePoint) + ")";
  }
}
