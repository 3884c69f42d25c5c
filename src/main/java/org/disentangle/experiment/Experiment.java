package org.disentangle.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.disentangle.UserErrorException;
import org.disentangle.config.RunConfig;
import org.disentangle.config.SweepPlan;
import org.disentangle.experiment.store.TrialResult;
import org.disentangle.process.TrainingDisplay;

/**
 * A sweep from its plan to its rows: trials whose results are in the store are not run again.
 *
 * @param trials in the order of the plan
 * @param finished the results that were there before, by the ids of their trials
 */
public record Experiment(List<Trial> trials, Map<String, TrialResult> finished) {
  /** Copies list and map. */
  public Experiment {
    trials = List.copyOf(trials);
    finished = Map.copyOf(finished);
  }

  /** Looks at what is there already. */
  public static Experiment of(SweepPlan plan, TrialStore store) {
    List<Trial> trials = plan.trials().stream().map(Trial::new).toList();
    Map<String, TrialResult> finished = new HashMap<>();
    for (Trial trial : trials) {
      store.result(trial.id()).ifPresent(result -> finished.put(trial.id(), result));
    }
    return new Experiment(trials, finished);
  }

  /**
   * Makes sure that all results are of the images that the pending trials will see: an archive may
   * have been replaced since.
   *
   * @param checksum of the images of a run
   * @throws UserErrorException naming the trial that was made from others
   */
  public void requireImages(Function<RunConfig, String> checksum) {
    for (Trial trial : trials) {
      TrialResult result = finished.get(trial.id());
      if (result != null) {
        String then = result.row().getDataChecksum();
        String now = checksum.apply(trial.task().getRun());
        if (!then.equals(now)) {
          throw new UserErrorException(
              "the trial %s was made from other images (checksum %s, now %s); sweep into another folder with --reports-dir, or remove its trials"
                  .formatted(trial, then, now));
        }
      }
    }
  }

  /** The trials that are still to be run. */
  public List<Trial> pending() {
    return trials.stream().filter(trial -> !finished.containsKey(trial.id())).toList();
  }

  /**
   * Runs the pending trials.
   *
   * @return a row for each trial of the sweep
   * @throws InterruptedException as {@link Engine#run} does
   */
  public List<TrialOutcome> run(Engine engine, TrainingDisplay display) throws InterruptedException {
    Map<String, TrialEnd> ends = new HashMap<>();
    List<Trial> pending = pending();
    if (!pending.isEmpty()) {
      engine.run(pending, display).forEach(end -> ends.put(end.id(), end));
    }
    List<TrialOutcome> rows = new ArrayList<>();
    for (Trial trial : trials) {
      Optional<TrialEnd> end = Optional.ofNullable(ends.get(trial.id()));
      Optional<TrialResult> result =
          end.isPresent() && end.get().error().isEmpty()
              ? engine.store().result(trial.id())
              : Optional.ofNullable(finished.get(trial.id()));
      rows.add(TrialOutcome.of(trial, result, end));
    }
    return rows;
  }
}
