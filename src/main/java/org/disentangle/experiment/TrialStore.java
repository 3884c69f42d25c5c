package org.disentangle.experiment;

import java.util.Optional;

/**
 * A store of the results of finished trials, each under the trial's id; a result is stored
 * completely or not at all.
 *
 * @param <R> the result of a trial
 */
@FunctionalInterface
public interface TrialStore<R> {
  /**
   * The result of a trial.
   *
   * @return empty if there is none, or it is incomplete
   * @throws org.disentangle.UserErrorException if the store cannot be read
   */
  Optional<R> result(String id);
}
