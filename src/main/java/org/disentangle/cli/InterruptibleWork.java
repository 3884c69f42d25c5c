package org.disentangle.cli;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.cli.terminal.StopSignals;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Work that can be interrupted: a first signal asks it to end by interrupting its thread, and a
 * second signal ends it at once.
 *
 * @param verb the verb that does the work
 * @param asked the log message when it is asked to end
 * @param ended the message when it has ended
 * @param resumable whether {@code --resume} is of any use
 */
record InterruptibleWork(CommandSpec verb, String asked, String ended, boolean resumable) {
  private static final Logger LOG = LogManager.getLogger(InterruptibleWork.class);

  /** The work to do. */
  @FunctionalInterface
  interface Body {
    /**
     * Does it.
     *
     * @param signals closed by the work when it no longer needs to be asked to end
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
