package org.disentangle.training.listener;

/**
 * How the work of a process at a training ended.
 *
 * @param kind in a word
 * @param sentence what a person is told
 */
public record TrainingEnd(Kind kind, String sentence) {
  /** How it can end. */
  public enum Kind {
    /** The model is trained and exported. */
    EXPORTED,
    /** Somebody asked to end; it may be gone on with. */
    INTERRUPTED,
    /** It cannot go on. */
    FAILED
  }
}
