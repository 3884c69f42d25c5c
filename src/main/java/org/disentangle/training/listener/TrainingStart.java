package org.disentangle.training.listener;

import java.nio.file.Path;
import java.util.List;
import org.disentangle.config.RunConfig;

/**
 * What is known of a training when a process begins it or goes on with it.
 *
 * @param config of the run, resolved, without paths that only this machine knows
 * @param family of the model, as its paper writes it
 * @param folder of the run, in which its versions stand
 * @param version that its export will have, unless somebody else exports in the meantime
 * @param stepsDone by earlier processes
 * @param totalSteps of the run
 * @param history the epochs that earlier processes ended
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
