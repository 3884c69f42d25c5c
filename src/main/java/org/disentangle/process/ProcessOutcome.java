package org.disentangle.process;

import java.time.Duration;
import java.util.Optional;

/**
 * How a process ended.
 *
 * @param name of what it did, such as a run's
 * @param elapsed how long it ran
 * @param failure empty if it did what it was started for
 */
public record ProcessOutcome(String name, Duration elapsed, Optional<ProcessFailure> failure) {

  /** Whether it did what it was started for. */
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
