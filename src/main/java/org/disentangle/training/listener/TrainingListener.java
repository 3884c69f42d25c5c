package org.disentangle.training.listener;

/** Hears of a training as it goes. Called on the training thread: be quick. */
public interface TrainingListener {

  /** Before the first step of this process, also where only the export is left to do. */
  default void began(TrainingStart start) {}

  /** After each step. */
  default void stepEnded(StepReport step) {}

  /** After each epoch and its validation. */
  default void epochEnded(EpochReport epoch) {}

  /**
   * Whether this listener wants a look at the model after each epoch, which costs the time of
   * coding a few hundred images and of decoding a few.
   */
  default boolean wantsSnapshots() {
    return false;
  }

  /** After {@link #epochEnded} of all listeners, where one wants it. */
  default void snapshotTaken(EpochReport epoch, ModelSnapshot snapshot) {}

  /**
   * Asked after each epoch, and before the first step of this process.
   *
   * @return whether the training should end here
   */
  default boolean wantsToStop() {
    return false;
  }

  /** When the work of this process is over, however it ended; nothing is told after this. */
  default void ended(TrainingEnd end) {}
}
