package org.disentangle.training;

/** A training ended before its time because somebody asked; the message says what is kept of it. */
public final class TrainingInterruptedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean resumable;

  /**
   * @param message one sentence: where it ended and what is kept
   * @param resumable whether there is a checkpoint to go on from
   */
  TrainingInterruptedException(String message, boolean resumable) {
    super(message);
    this.resumable = resumable;
  }

  /** Whether there is a checkpoint to go on from. */
  public boolean isResumable() {
    return resumable;
  }
}
