package org.disentangle.training.listener;

import java.nio.file.Path;
import java.util.List;
import org.disentangle.config.RunConfig;

/**
 * The facts about a training when a process begins or continues it.
 *
 * @param config of the run, resolved, without paths of this machine
 * @param family of the model, its name in its paper
 * @param folder of the run, which contains its versions
 * @param version that its export will have, unless another process exports in the meantime
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

  /** Whether the epoch that ends with the last of the steps done has been reported already. */
  public boolean isEpochTold() {
    return !history.isEmpty() && history.get(history.size() - 1).step() == stepsDone;
  }
}
