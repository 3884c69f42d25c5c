package org.disentangle.study;

/** Shows how trials get on. Its methods are called from several threads at once. */
public interface TrialDisplay extends AutoCloseable {
  /** A trial's process begins. */
  void started(String run);

  /** A trial said how far it is. */
  void progressed(String run, TrainingProgress progress);

  /** A trial's process is over. */
  void ended(TrialOutcome outcome);

  /** Leaves the terminal as it was found. */
  @Override
  void close();
}
