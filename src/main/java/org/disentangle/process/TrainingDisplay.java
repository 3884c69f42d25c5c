package org.disentangle.process;

/**
 * A display of the progress of trainings. Its methods are called from several threads at once;
 * those that are not overridden show nothing.
 */
public interface TrainingDisplay extends AutoCloseable {
  /** Shows nothing. */
  TrainingDisplay NONE = new TrainingDisplay() {};

  /** A training's process has started. */
  default void started(String run) {}

  /** A training has reported its progress. */
  default void progressed(String run, TrainingProgress progress) {}

  /** A training's process has ended. */
  default void ended(ProcessOutcome outcome) {}

  /** Restores the terminal. */
  @Override
  default void close() {}
}
