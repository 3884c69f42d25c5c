package org.disentangle.pgm;

import org.disentangle.UserErrorException;

/**
 * A question that is well put but takes more memory, or more steps, than is allowed. The sentence
 * names the number that is too large and what to ask instead. Other questions about the same graph
 * may well be answered.
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
