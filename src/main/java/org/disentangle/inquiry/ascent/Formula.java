package org.disentangle.inquiry.ascent;

import java.util.ArrayList;
import java.util.List;

/**
 * A formula as text, split into plain parts and exponents.
 *
 * @param parts in order
 */
record Formula(List<Part> parts) {

  /** A part of the text; a raised part is an exponent without its {@code ^} and its brackets. */
  record Part(String text, boolean raised) {}

  /**
   * Splits a text at each {@code ^}: the exponent is the bracket after it, or the number.
   *
   * @param text e.g. {@code e^(−2z)}
   */
  static Formula of(String text) {
    List<Part> parts = new ArrayList<>();
    int begin = 0;
    for (int mark = text.indexOf('^'); mark >= 0; mark = text.indexOf('^', begin)) {
      parts.add(new Part(text.substring(begin, mark), false));
      boolean bracketed = text.charAt(mark + 1) == '(';
      int end = bracketed ? closing(text, mark + 1) : endOfNumber(text, mark + 1);
      parts.add(new Part(text.substring(mark + (bracketed ? 2 : 1), end), true));
      begin = bracketed ? end + 1 : end;
    }
    parts.add(new Part(text.substring(begin), false));
    return new Formula(parts);
  }

  private static int closing(String text, int opening) {
    int depth = 0;
    int at = opening;
    do {
      depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
      at++;
    } while (depth > 0);
    return at - 1;
  }

  private static int endOfNumber(String text, int begin) {
    int at = begin;
    while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    return at;
  }
}
