package org.disentangle.experiment.store;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.UserErrorException;
import org.disentangle.config.RunConfig;
import org.disentangle.experiment.Trial;
import org.disentangle.experiment.TrialStore;

/**
 * Finds the trials of an experiment that need not be run: those with an earlier result that has the
 * same {@link TrialInputs}. A trial with other inputs is trained again in a study, where its export
 * gets a version of its own, and refused in a sweep, where its folder would replace the earlier
 * one.
 */
public final class FinishedTrials {
  private static final Logger LOG = LogManager.getLogger(FinishedTrials.class);

  private FinishedTrials() {}

  /**
   * The earlier exports that a study reuses, by the ids of its trials; the finding for each is
   * logged.
   *
   * @param images checksum of the images that a run would be trained on
   */
  public static Map<String, Path> ofStudy(
      List<Trial> trials, ExportedModels models, Function<RunConfig, String> images) {
    Map<String, Path> finished = new HashMap<>();
    for (Trial trial : trials) {
      EarlierTraining earlier = EarlierTraining.of(trial.run(), models, images.apply(trial.run()));
      LOG.info(earlier.remark());
      earlier.savedModel().ifPresent(model -> finished.put(trial.id(), model));
    }
    return finished;
  }

  /**
   * The results that a sweep has already, by the ids of its trials.
   *
   * @param images checksum of the images that a run would be trained on
   * @throws UserErrorException naming a trial whose result was made from other inputs: from an
   *     archive that has been replaced since, or with another default
   */
  public static Map<String, TrialResult> ofSweep(
      List<Trial> trials, TrialStore<TrialResult> store, Function<RunConfig, String> images) {
    Map<String, TrialResult> finished = new HashMap<>();
    for (Trial trial : trials) {
      store
          .result(trial.id())
          .ifPresent(
              result -> {
                result
                    .differenceFrom(trial, images.apply(trial.run()))
                    .ifPresent(
                        difference -> {
                          throw new UserErrorException(
                              "the trial %s was made %s; sweep into another folder with --reports-dir, or remove its trials"
                                  .formatted(trial, difference));
                        });
                finished.put(trial.id(), result);
              });
    }
    return finished;
  }
}
