package org.disentangle.experiment.spark.engine;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.disentangle.experiment.TrialEnd;
import org.disentangle.process.ProcessFailure;
import org.disentangle.process.ProcessOutcome;

/**
 * The result of a task for one trial: all that the driver keeps of it.
 *
 * @param id of the trial
 * @param attempts how often it was started
 * @param error one sentence on its last failure; empty if it succeeded
 * @param seconds of the last attempt; 0 if its result existed already
 */
record TaskResult(String id, int attempts, String error, double seconds) implements Serializable {
  private static final int FAILED = 1;

  boolean succeeded() {
    return error.isEmpty();
  }

  /** The same as a {@code TrialEnd}, which all engines return. */
  TrialEnd end() {
    Optional<ProcessFailure> failure =
        succeeded()
            ? Optional.empty()
            : Optional.of(new ProcessFailure(FAILED, error, "stderr of its executor", List.of()));
    return new TrialEnd(
        new ProcessOutcome(id, Duration.ofMillis(Math.round(seconds * 1000)), failure), attempts);
  }
}
