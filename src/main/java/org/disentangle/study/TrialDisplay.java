package org.disentangle.study;

/** Shows how trials get on. Its methods are called from several threads at once. */
public interface TrialDisplay extends AutoCloseable {
  /** Shows nothing. */
  TrialDisplay NONE =
      new TrialDisplay() {
        @Override
        public void started(String run) {}

        @Override
        public void progressed(String run, TrainingProgress progress) {}

        @Override
        public void ended(TrialOutcome outcome) {}

        @Override
        public void close() {}
      };

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
