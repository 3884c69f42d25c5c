package org.disentangle.experiment;

import java.util.Optional;
import org.disentangle.experiment.store.TrialAttempt;
import org.disentangle.experiment.store.TrialResult;

/**
 * What became of a trial.
 *
 * @param result empty if it failed
 * @param attempts how often it was started in the sitting that ended it
 * @param seconds of its last attempt
 * @param error of a trial that failed
 */
public record TrialOutcome(
    Trial trial,
    Optional<TrialResult> result,
    int attempts,
    double seconds,
    Optional<String> error) {

  /** Of a trial that an engine ended in this sitting, or that was finished before. */
  static TrialOutcome of(Trial trial, Optional<TrialResult> result, Optional<TrialEnd> end) {
    if (result.isPresent()) {
      TrialAttempt attempt = result.get().attempt();
      return new TrialOutcome(
          trial, result, attempt.getAttempt(), attempt.getSeconds(), Optional.empty());
    }
    return end.map(
            each ->
                new TrialOutcome(
                    trial,
                    result,
                    each.attempts(),
                    each.seconds(),
                    each.error().or(() -> Optional.of("the folder it left is not whole"))))
        .orElseThrow(() -> new IllegalStateException("nothing is known of the trial " + trial));
  }
}
