package org.disentangle.process;

/**
 * Shows how trainings get on. Its methods are called from several threads at once; those that are
 * not overridden show nothing.
 */
public interface TrainingDisplay extends AutoCloseable {
  /** Shows nothing. */
  TrainingDisplay NONE = new TrainingDisplay() {};

  /** A training's process begins. */
  default void started(String run) {}

  /** A training said how far it is. */
  default void progressed(String run, TrainingProgress progress) {}

  /** A training's process is over. */
  default void ended(ProcessOutcome outcome) {}

  /** Leaves the terminal as it was found. */
  @Override
  default void close() {}
}
