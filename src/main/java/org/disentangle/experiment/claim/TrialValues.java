package org.disentangle.experiment.claim;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.disentangle.math.Summary;

/**
 * The values of one measure for the runs of a trial.
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

  /** The existing numbers. */
  public double[] values() {
    return runs.stream()
        .map(RunValue::value)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .toArray();
  }

  /** The names of the runs without a number; the trial's own name if no run has one. */
  List<String> missing() {
    return values().length == 0
        ? List.of(trial)
        : runs.stream().filter(run -> run.value().isEmpty()).map(RunValue::run).toList();
  }

  /** A summary of the existing numbers; empty if there are none. */
  Optional<Summary> summary() {
    double[] values = values();
    return values.length == 0 ? Optional.empty() : Optional.of(Summary.of(values));
  }
}
