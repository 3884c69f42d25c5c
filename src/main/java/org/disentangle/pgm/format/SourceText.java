package org.disentangle.pgm.format;

import java.util.Locale;
import java.util.function.Supplier;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.name.NameText;

/**
 * A text and where it comes from.
 *
 * @param file what sentences about it begin with
 * @param text the whole of it, in the normal form of {@link NameText}
 * @param placed whether {@code file} names the line already: that of a text of one line
 */
record SourceText(String file, String text, boolean placed) {
  /** Normalises the text. */
  SourceText {
    text = NameText.normalised(text);
  }

  /** The text of a whole file. */
  SourceText(String file, String text) {
    this(file, text, false);
  }

  /** How sentences name a line, e.g. {@code nets/asia.bif:7}. */
  String at(int line) {
    return placed ? file : file + ":" + line;
  }

  /** A fault of the text as a whole. */
  UserErrorException fault(String sentence) {
    return new UserErrorException(file + ": " + sentence);
  }

  /** A fault in a line. */
  UserErrorException fault(int line, String sentence) {
    return new UserErrorException(at(line) + ": " + sentence);
  }

  /**
   * What something gives, which does not know of lines.
   *
   * @throws UserErrorException with the line, if it throws one
   */
  <T> T within(int line, Supplier<T> something) {
    try {
      return something.get();
    } catch (UserErrorException e) {
      throw new UserErrorException(at(line) + ": " + e.getMessage(), e);
    }
  }

  /** What a graph is called that the text gives no name: the file's own, without the ending. */
  String graphName() {
    String own = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    own = own.toLowerCase(Locale.ROOT).endsWith(".gz") ? own.substring(0, own.length() - 3) : own;
    int dot = own.lastIndexOf('.');
    return dot > 0 ? own.substring(0, dot) : own;
  }
}
