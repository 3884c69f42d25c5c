package org.disentangle.training;

import java.nio.file.Path;
import java.util.List;
import org.disentangle.config.RunConfig;

/**
 * What is known of a sitting of a training when it begins.
 *
 * @param config of the run, resolved, without paths that only this machine knows
 * @param family of the model, as its paper writes it
 * @param folder of the run, in which its versions stand
 * @param version that its export will have, unless somebody else exports in the meantime
 * @param stepsDone in earlier sittings
 * @param totalSteps of the run
 * @param history the epochs that ended in earlier sittings
 */
public record TrainingStart(
    RunConfig config,
    String family,
    Path folder,
    long version,
    long stepsDone,
    long totalSteps,
    List<EpochReport> history) {
  /** Copies the list. */
  public TrainingStart {
    history = List.copyOf(history);
  }

  /** Whether an epoch that ends with the last of the steps done has been told of already. */
  public boolean isEpochTold() {
    return !history.isEmpty() && history.get(history.size() - 1).step() == stepsDone;
  }
}
