package org.disentangle.training.listener;

/**
 * The end of a process's work on a training.
 *
 * @param kind in a word
 * @param sentence the message for the user
 */
public record TrainingEnd(Kind kind, String sentence) {
  /** The kinds of ends. */
  public enum Kind {
    /** The model is trained and exported. */
    EXPORTED,
    /** It was asked to end, and may be continued. */
    INTERRUPTED,
    /** It cannot continue. */
    FAILED
  }
}
