package org.disentangle.process;

/** Shows how trials get on. Its methods are called from several threads at once. */
public interface TrainingDisplay extends AutoCloseable {
  /** Shows nothing. */
  TrainingDisplay NONE =
      new TrainingDisplay() {
        @Override
        public void started(String run) {}

        @Override
        public void progressed(String run, TrainingProgress progress) {}

        @Override
        public void ended(ProcessOutcome outcome) {}

        @Override
        public void close() {}
      };

  /** A trial's process begins. */
  void started(String run);

  /** A trial said how far it is. */
  void progressed(String run, TrainingProgress progress);

  /** A trial's process is over. */
  void ended(ProcessOutcome outcome);

  /** Leaves the terminal as it was found. */
  @Override
  void close();
}
