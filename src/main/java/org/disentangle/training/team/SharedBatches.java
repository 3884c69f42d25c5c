package org.disentangle.training.team;

import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.config.RunConfig;
import org.disentangle.model.LatentModel;
import org.disentangle.model.family.Families;

/**
 * Checks whether several processes can train a run together with the result of a single process.
 */
public final class SharedBatches {
  private SharedBatches() {}

  /**
   * Refuses runs with another result: a model that needs whole batches, and batches that cannot be
   * divided into equal parts.
   *
   * @param workers how many processes, at least 1
   * @throws UserErrorException naming the family or the setting, and why
   */
  public static void check(RunConfig config, int workers) {
    if (workers == 1) {
      return;
    }
    LatentModel model = Families.of(config);
    Optional<String> need = model.needOfWholeBatches();
    if (need.isPresent()) {
      throw new UserErrorException(
          "%s cannot be trained by %s workers: it %s, and each worker sees a part; train it in one process"
              .formatted(model.family(), workers, need.get()));
    }
    if (config.getNetwork().getBatchNormalization()) {
      throw new UserErrorException(
          "network.batch_normalization is true, and %s workers cannot train that: it takes mean and variance from whole batches, and each worker sees a part; leave it out, or train in one process"
              .formatted(workers));
    }
    int batch = config.getLoop().getBatchSize();
    if (config.hasAdaVae() && batch % (2 * workers) != 0) {
      throw new UserErrorException(
          "loop.batch_size is %s, whose pairs %s workers cannot share evenly; make it a multiple of %s, or take another number of workers"
              .formatted(batch, workers, 2 * workers));
    }
    if (batch % workers != 0) {
      throw new UserErrorException(
          "loop.batch_size is %s, which %s workers cannot share evenly; make it a multiple of %s, or take another number of workers"
              .formatted(batch, workers, workers));
    }
  }
}
