package org.disentangle;

/** A listener for the progress of a long task; the command line shows it with the time left. */
@FunctionalInterface
public interface Progress {
  /** Reports nothing. */
  Progress NONE = (task, done, total) -> {};

  /**
   * Reports how far the task is.
   *
   * @param task what is being done, e.g. {@code "rendering"}
   * @param done units finished, from 0 to {@code total}
   * @param total units in all; the task is over when {@code done} reaches it
   */
  void update(String task, long done, long total);
}
