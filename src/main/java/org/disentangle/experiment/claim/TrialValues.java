package org.disentangle.experiment.claim;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.disentangle.math.Summary;

/**
 * What one measure gave for the runs of a trial.
 *
 * @param trial its name
 * @param runs in the study's order
 */
public record TrialValues(String trial, List<RunValue> runs) {
  /**
   * One run's number.
   *
   * @param run its name
   * @param value finite; empty if there is none
   */
  public record RunValue(String run, OptionalDouble value) {}

  /** Copies the list. */
  public TrialValues {
    runs = List.copyOf(runs);
  }

  /** The numbers that there are. */
  public double[] values() {
    return runs.stream()
        .map(RunValue::value)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .toArray();
  }

  /** The names of the runs without a number; the trial's own if there is none of any. */
  List<String> missing() {
    return values().length == 0
        ? List.of(trial)
        : runs.stream().filter(run -> run.value().isEmpty()).map(RunValue::run).toList();
  }

  /** The numbers that there are in fewer; nothing if there are none. */
  Optional<Summary> summary() {
    double[] values = values();
    return values.length == 0 ? Optional.empty() : Optional.of(Summary.of(values));
  }
}
