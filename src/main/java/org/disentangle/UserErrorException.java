package org.disentangle;

/**
 * A mistake of the user's that one sentence explains: the offending name and value, what was
 * expected, and what to do.
 *
 * <p>The command line prints the message alone (no stack trace, unless asked) and exits with status
 * 2. A fault of the program is never reported this way.
 */
public final class UserErrorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one clear sentence
   */
  public UserErrorException(String message) {
    super(message);
  }

  /**
   * @param message one clear sentence
   * @param cause what was thrown below, shown with {@code --verbose}
   */
  public UserErrorException(String message, Throwable cause) {
    super(message, cause);
  }
}
