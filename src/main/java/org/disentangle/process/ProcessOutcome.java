package org.disentangle.process;

import java.time.Duration;
import java.util.Optional;

/**
 * The outcome of a process.
 *
 * @param name of its work, such as a run's
 * @param elapsed how long it ran
 * @param failure empty if it succeeded
 */
public record ProcessOutcome(String name, Duration elapsed, Optional<ProcessFailure> failure) {

  /** Whether it succeeded. */
  public boolean succeeded() {
    return failure.isEmpty();
  }

  /** How it failed, and why; empty if it did not. */
  public String reason() {
    return failure.map(ProcessFailure::reason).orElse("");
  }

  /** How long it ran. */
  public double seconds() {
    return elapsed.toMillis() / 1000.0;
  }
}
