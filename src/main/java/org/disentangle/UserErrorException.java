package org.disentangle;

import java.util.Locale;

/**
 * A mistake of the user's, explained in one sentence: the offending name and value, what was
 * expected, and what to do.
 *
 * <p>Whatever a file brings into the sentence, it stays one line of readable length: control
 * characters are written by their numbers, so that none reaches a terminal, and the middle of what
 * is longer than a few screens is left out.
 *
 * <p>The command line prints the message alone (no stack trace, unless asked) and exits with status
 * 2. A fault of the program is never reported this way.
 */
public class UserErrorException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int MOST_CHARACTERS = 4000;

  /**
   * @param message one clear sentence
   */
  public UserErrorException(String message) {
    super(oneLine(message));
  }

  /**
   * @param message one clear sentence
   * @param cause what was thrown below, shown with {@code --verbose}
   */
  public UserErrorException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  private static String oneLine(String message) {
    StringBuilder line = new StringBuilder();
    int left = message.length() - MOST_CHARACTERS;
    for (int at = 0; at < message.length(); at++) {
      if (left > 0 && at == MOST_CHARACTERS / 2) {
        line.append(" … ");
        at += left;
      }
      char character = message.charAt(at);
      if (Character.isISOControl(character)) {
        line.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
      } else {
        line.append(character);
      }
    }
    return line.toString();
  }
}
