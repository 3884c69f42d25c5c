package org.disentangle.pgm.format;

import java.util.Locale;
import java.util.function.Supplier;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.name.NameText;

/**
 * A text with its source.
 *
 * @param file the start of error messages about it
 * @param text the whole of it, in the normal form of {@link NameText}
 * @param placed whether {@code file} includes the line number already, for a text of one line
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

  /** The name of a line in messages, e.g. {@code nets/asia.bif:7}. */
  String at(int line) {
    return placed ? file : file + ":" + line;
  }

  /** A fault of the text as a whole. */
  UserErrorException fault(String sentence) {
    return new FileErrorException(file + ": " + sentence);
  }

  /** A fault in a line. */
  UserErrorException fault(int line, String sentence) {
    return new FileErrorException(at(line) + ": " + sentence);
  }

  /**
   * Runs code that does not know the line, and adds the line to its error messages.
   *
   * @throws UserErrorException with the line, if the code throws one
   */
  <T> T within(int line, Supplier<T> something) {
    try {
      return something.get();
    } catch (UserErrorException e) {
      throw new UserErrorException(at(line) + ": " + e.getMessage(), e);
    }
  }

  /** The name of a graph that has no name in the text: that of the file, without the ending. */
  String graphName() {
    String own = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    own = own.toLowerCase(Locale.ROOT).endsWith(".gz") ? own.substring(0, own.length() - 3) : own;
    int dot = own.lastIndexOf('.');
    return dot > 0 ? own.substring(0, dot) : own;
  }
}
