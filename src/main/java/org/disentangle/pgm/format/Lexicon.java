package org.disentangle.pgm.format;

import java.util.List;

/**
 * The lexical elements of a format besides words and blanks. A word ends at a blank, a symbol, a
 * quote or a comment.
 *
 * @param symbols a symbol that begins with another symbol comes before it
 * @param quotes whether names can be in double quotes, with the backslash as escape character
 * @param comments which are skipped
 */
record Lexicon(List<String> symbols, boolean quotes, Comments comments) {
  Lexicon {
    symbols = List.copyOf(symbols);
  }

  /**
   * The comments of a format.
   *
   * @param line the start of a comment that extends to the end of the line; empty if there is none
   * @param block whether all between a slash with a star and a star with a slash is one too
   */
  record Comments(String line, boolean block) {
    static final Comments NONE = new Comments("", false);

    /** The comments of C. */
    static final Comments SLASHES = new Comments("//", true);

    /** Comments that extend to the end of the line. */
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
