package org.disentangle.training.checkpoint;

import org.disentangle.graph.collective.LostWorkerException;

/**
 * Thrown when a training ended early on request, or because another process of its team was lost;
 * the message says what is kept of it.
 */
public final class TrainingInterruptedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean resumable;

  /**
   * @param message one sentence: where it ended and what is kept
   * @param resumable whether there is a checkpoint to continue from
   */
  TrainingInterruptedException(String message, boolean resumable) {
    super(message);
    this.resumable = resumable;
  }

  /**
   * @param lost another process
   */
  TrainingInterruptedException(String message, boolean resumable, LostWorkerException lost) {
    super(message, lost);
    this.resumable = resumable;
  }

  /** Whether it ended because another process of the team was lost, and not on request. */
  public boolean isByLoss() {
    return getCause() instanceof LostWorkerException;
  }

  /** Whether there is a checkpoint to continue from. */
  public boolean isResumable() {
    return resumable;
  }
}
