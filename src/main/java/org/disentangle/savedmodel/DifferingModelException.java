package org.disentangle.savedmodel;

/**
 * Thrown when an export gives other numbers than the model it was written from. It is not a mistake
 * of the user's and no reason to lose a training: the message says what differs, by how much, and
 * what is kept where.
 */
public final class DifferingModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence, without the full stop
   */
  public DifferingModelException(String message) {
    super(message);
  }

  private DifferingModelException(String message, DifferingModelException cause) {
    super(message, cause);
  }

  /** The same with a longer message. */
  public DifferingModelException adding(String more) {
    return new DifferingModelException(getMessage() + more, this);
  }
}
