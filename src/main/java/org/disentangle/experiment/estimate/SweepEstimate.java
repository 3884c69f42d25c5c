package org.disentangle.experiment.estimate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.disentangle.config.RunConfig;
import org.disentangle.data.RunLength;
import org.disentangle.experiment.Trial;

/**
 * An estimate of the time of a sweep's trials, from measured steps.
 *
 * @param secondsOfTrials by their ids
 * @param sideBySide how many run at a time
 * @param costs of the bases, by their names
 */
public record SweepEstimate(
    Map<String, Double> secondsOfTrials, int sideBySide, Map<String, TrialCost> costs) {
  /** Copies the maps. */
  public SweepEstimate {
    secondsOfTrials = Map.copyOf(secondsOfTrials);
    costs = Collections.unmodifiableMap(new LinkedHashMap<>(costs));
  }

  /**
   * Measures the first trial of each base, and computes the others' times from their steps and
   * batches.
   *
   * @param trials to be estimated
   * @param images how many there are for a run
   * @throws InterruptedException if the program is asked to end
   * @throws org.disentangle.UserErrorException if a trial fails
   */
  public static SweepEstimate measure(
      List<Trial> trials, StepProbe probe, ToIntFunction<RunConfig> images)
      throws InterruptedException {
    Map<String, TrialCost> costs = new LinkedHashMap<>();
    Map<String, Double> seconds = new LinkedHashMap<>();
    for (Trial trial : trials) {
      RunConfig run = trial.task().getRun();
      RunLength length = RunLength.of(run, images.applyAsInt(run));
      String base = trial.task().getBase();
      if (!costs.containsKey(base)) {
        costs.put(base, probe.measure(trial, length));
      }
      seconds.put(trial.id(), costs.get(base).seconds(run, length.stages(), length.epoch()));
    }
    return new SweepEstimate(seconds, probe.devices().size(), costs);
  }

  /** The time of the whole sweep: the trials spread evenly, but no less than the longest trial. */
  public double seconds() {
    double sum = secondsOfTrials.values().stream().mapToDouble(Double::doubleValue).sum();
    double longest =
        secondsOfTrials.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return Math.max(longest, sum / sideBySide);
  }
}
