package org.disentangle.pgm.format;

import java.util.List;

/**
 * What a format's text is made of besides words and blanks. A word ends at a blank, a symbol, a
 * quote or a comment.
 *
 * @param symbols those that begin with another one come before it
 * @param quotes whether names can stand in double quotes, a backslash making the next character
 *     mean itself
 * @param comments whether {@code //} up to the end of the line and all between {@code /*} and
 *     {@code *}{@code /} is left out
 */
record Lexicon(List<String> symbols, boolean quotes, boolean comments) {
  Lexicon {
    symbols = List.copyOf(symbols);
  }
}
