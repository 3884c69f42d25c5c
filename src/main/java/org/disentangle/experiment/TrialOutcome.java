package org.disentangle.experiment;

import java.util.List;
import java.util.Optional;
import org.disentangle.process.ProcessFailure;

/**
 * The outcome of a trial.
 *
 * @param <R> the result of a finished trial
 * @param result empty if it failed
 * @param end how it ended now; empty if it was finished before
 */
public record TrialOutcome<R>(Trial trial, Optional<R> result, Optional<TrialEnd> end) {
  private static final int FAULT = 1;

  /** How it failed; empty if it did not. */
  public Optional<ProcessFailure> failure() {
    return result.isPresent()
        ? Optional.empty()
        : end.flatMap(each -> each.last().failure())
            .or(
                () ->
                    Optional.of(
                        new ProcessFailure(
                            FAULT, "the folder it left is not whole", "none", List.of())));
  }
}
