package org.disentangle.training;

/** Hears of a training as it goes. Called on the training thread: be quick. */
public interface TrainingListener {

  /** After each step. */
  default void stepEnded(StepReport step) {}

  /** After each epoch and its validation. */
  default void epochEnded(EpochReport epoch) {}

  /**
   * Asked after each epoch.
   *
   * @return whether the training should end here
   */
  default boolean wantsToStop() {
    return false;
  }
}
