package org.disentangle.cli;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Work that a first signal asks to end, by an interrupt of its thread, and a second one ends at
 * once.
 *
 * @param verb whose work it is
 * @param asked what is logged when it is asked to end
 * @param ended the sentence on its end
 * @param resumable whether {@code --resume} is of any use
 */
record InterruptibleWork(CommandSpec verb, String asked, String ended, boolean resumable) {
  private static final Logger LOG = LogManager.getLogger(InterruptibleWork.class);

  /** What is to be done. */
  @FunctionalInterface
  interface Body {
    /**
     * Does it.
     *
     * @param signals closed by what need not be asked any more
     * @return the exit status
     * @throws InterruptedException if it was asked to end, and has
     */
    int run(StopSignals signals) throws InterruptedException;
  }

  /**
   * Does it.
   *
   * @param endAtOnce ends what the work has started
   * @return the exit status
   */
  int run(Runnable endAtOnce, Body body) {
    Thread thread = Thread.currentThread();
    StopSignals signals =
        StopSignals.take(
            () -> {
              LOG.info(asked);
              thread.interrupt();
            },
            status -> {
              endAtOnce.run();
              Main.endAtOnce(status);
            });
    try (signals) {
      return body.run(signals);
    } catch (InterruptedException e) {
      Failures.print(verb, ended, resumable);
      return signals.exitStatus();
    }
  }
}
