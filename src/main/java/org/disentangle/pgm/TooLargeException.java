package org.disentangle.pgm;

import org.disentangle.UserErrorException;

/**
 * Thrown when a valid question needs more memory, or more steps, than is allowed. The message names
 * the number that is too large and what to ask instead. Other questions about the same graph may
 * still be answered.
 */
public final class TooLargeException extends UserErrorException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one clear sentence
   */
  public TooLargeException(String message) {
    super(message);
  }
}
