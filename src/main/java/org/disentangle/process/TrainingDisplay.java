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

  /** This, and behind it another, of the same trainings. */
  default TrainingDisplay and(TrainingDisplay other) {
    TrainingDisplay first = this;
    return new TrainingDisplay() {
      @Override
      public void started(String run) {
        first.started(run);
        other.started(run);
      }

      @Override
      public void progressed(String run, TrainingProgress progress) {
        first.progressed(run, progress);
        other.progressed(run, progress);
      }

      @Override
      public void ended(ProcessOutcome outcome) {
        first.ended(outcome);
        other.ended(outcome);
      }

      @Override
      public void close() {
        first.close();
        other.close();
      }
    };
  }
}
