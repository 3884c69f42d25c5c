package org.disentangle.inquiry.drawing;

/**
 * Estimates the width of a label without a font: with the widths of Helvetica's letters, slightly
 * enlarged, since the reader's sans serif font is unknown.
 */
final class Lettering {
  /** The size of the letters, as the style sheet sets it. */
  static final double SIZE = 14;

  private static final double SLACK = 1.06;
  private static final double LONGEST = 150;
  private static final String ELLIPSIS = "…";

  private Lettering() {}

  /** The width of a text in units of the drawing. */
  static double width(String text) {
    return SLACK * SIZE * text.codePoints().mapToDouble(Lettering::share).sum();
  }

  /** The text itself or, if it is too long, its beginning and its end. */
  static String shortened(String text) {
    if (width(text) <= LONGEST) {
      return text;
    }
    int[] letters = text.codePoints().toArray();
    int kept = letters.length - 1;
    String shorter;
    do {
      kept--;
      int head = (kept + 1) / 2;
      int tail = kept - head;
      shorter =
          new String(letters, 0, head)
              + ELLIPSIS
              + new String(letters, letters.length - tail, tail);
    } while (kept > 1 && width(shorter) > LONGEST);
    return shorter;
  }

  /** The width of a letter as a share of the letter size. */
  private static double share(int letter) {
    if ("iljtfrI.,:;'|!()[]{}/ ".indexOf(letter) >= 0) {
      return 0.32;
    }
    if ("mwMW@%…→".indexOf(letter) >= 0) {
      return 0.92;
    }
    if (letter >= 0x1100) {
      return 1.05;
    }
    return Character.isUpperCase(letter) ? 0.72 : 0.57;
  }
}
