package org.disentangle.training.listener;

/**
 * A listener to the progress of a training. Its methods are called on the training thread and must
 * be fast.
 */
public interface TrainingListener {

  /** Called before the first step of this process, even if only the export is left to do. */
  default void began(TrainingStart start) {}

  /** Called after each step. */
  default void stepEnded(StepReport step) {}

  /** Called after each epoch and its validation. */
  default void epochEnded(EpochReport epoch) {}

  /**
   * Whether this listener wants a snapshot of the model after each epoch, which costs the time of
   * encoding a few hundred images and decoding a few.
   */
  default boolean wantsSnapshots() {
    return false;
  }

  /** Called after {@link #epochEnded} of all listeners, if one wants snapshots. */
  default void snapshotTaken(EpochReport epoch, ModelSnapshot snapshot) {}

  /**
   * Called after each epoch, and before the first step of this process.
   *
   * @return whether the training should end here
   */
  default boolean wantsToStop() {
    return false;
  }

  /** Called when the work of this process has ended, in whatever way; it is the last call. */
  default void ended(TrainingEnd end) {}
}
