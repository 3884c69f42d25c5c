package org.disentangle.experiment;

import java.util.Optional;

/**
 * Where what finished trials leave lies, each under the trial's id: whole or not at all.
 *
 * @param <R> what one leaves
 */
@FunctionalInterface
public interface TrialStore<R> {
  /**
   * The result of a trial.
   *
   * @return empty if there is none, or it is not whole
   * @throws org.disentangle.UserErrorException if the store cannot be read
   */
  Optional<R> result(String id);
}
