package org.disentangle.savedmodel;

/**
 * An export that gives other numbers than the model it was written from. It is no mistake of the
 * user's and no reason to lose a training: the message says what differs, by how much, and what is
 * kept where.
 */
public final class DifferingModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence, without its full stop
   */
  public DifferingModelException(String message) {
    super(message);
  }

  private DifferingModelException(String message, DifferingModelException cause) {
    super(message, cause);
  }

  /** The same with more said. */
  public DifferingModelException adding(String more) {
    return new DifferingModelException(getMessage() + more, this);
  }
}
