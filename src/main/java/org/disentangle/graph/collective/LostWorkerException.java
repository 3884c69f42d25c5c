package org.disentangle.graph.collective;

/**
 * Thrown when another process of the team is gone or does not answer. TensorFlow's collectives do
 * not recover from it: this process can finish its own work, and must end.
 */
public final class LostWorkerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the beginning of a sentence: the lost process, e.g. {@code worker 1 (node2:2222)
   *     was lost}
   */
  public LostWorkerException(String message, Throwable cause) {
    super(message, cause);
  }

  /** As the other constructor, if there is no cause yet. */
  LostWorkerException(String message) {
    super(message);
  }
}
