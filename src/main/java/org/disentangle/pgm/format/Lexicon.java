package org.disentangle.pgm.format;

import java.util.List;

/**
 * What a format's text is made of besides words and blanks. A word ends at a blank, a symbol, a
 * quote or a comment.
 *
 * @param symbols those that begin with another one come before it
 * @param quotes whether names can stand in double quotes, a backslash making the next character
 *     mean itself
 * @param comments what is left out
 */
record Lexicon(List<String> symbols, boolean quotes, Comments comments) {
  Lexicon {
    symbols = List.copyOf(symbols);
  }

  /**
   * The comments of a format.
   *
   * @param line what one begins with that goes up to the end of the line; empty if there is none
   * @param block whether all between a slash with a star and a star with a slash is one too
   */
  record Comments(String line, boolean block) {
    static final Comments NONE = new Comments("", false);

    /** Those of C. */
    static final Comments SLASHES = new Comments("//", true);

    /** Those up to the end of the line. */
    static Comments from(String sign) {
      return new Comments(sign, false);
    }

    boolean lineBegins(String text, int at) {
      return !line.isEmpty() && text.startsWith(line, at);
    }

    boolean blockBegins(String text, int at) {
      return block && text.startsWith("/*", at);
    }
  }
}
