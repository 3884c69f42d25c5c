package org.disentangle.experiment;

import java.nio.file.Path;
import java.util.Optional;
import org.disentangle.experiment.store.TrialAttempt;
import org.disentangle.experiment.store.TrialResult;

/**
 * Where the folders of finished trials lie, each under the trial's id. A folder is there whole or
 * not at all, and never changes.
 */
public interface TrialStore {
  /**
   * The result of a trial.
   *
   * @return empty if its folder is not there, or not whole: if its row cannot be read or its
   *     checksums do not hold
   * @throws org.disentangle.UserErrorException if the store cannot be read
   */
  Optional<TrialResult> result(String id);

  /** Where a trial's folder lies, for people. */
  String place(String id);

  /**
   * Puts a folder into its place in one step. If a whole one is there already, that one stays and
   * the new one is thrown away: both are the same.
   *
   * @param made what the verb {@code trial} left, on a disk of this machine; gone afterwards
   * @param attempt how it came about
   * @throws org.disentangle.UserErrorException if it cannot be written; nothing of it is then there
   */
  void publish(String id, Path made, TrialAttempt attempt);
}
