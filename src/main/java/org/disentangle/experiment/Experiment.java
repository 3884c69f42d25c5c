package org.disentangle.experiment;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disentangle.process.TrainingDisplay;

/**
 * An experiment: many trainings, of which finished ones are not run again.
 *
 * @param <R> the result of a finished trial
 * @param trials in the order of the plan, no two of one id
 * @param finished the results that were there before, by the ids of their trials
 */
public record Experiment<R>(List<Trial> trials, Map<String, R> finished) {
  /** Copies list and map, and keeps of the map what is of the trials, in their order. */
  public Experiment {
    trials = List.copyOf(trials);
    Map<String, R> ordered = new LinkedHashMap<>();
    for (Trial trial : trials) {
      R result = finished.get(trial.id());
      if (result != null) {
        ordered.put(trial.id(), result);
      }
    }
    finished = Collections.unmodifiableMap(ordered);
  }

  /** The trials that are still to be run. */
  public List<Trial> pending() {
    return trials.stream().filter(trial -> !finished.containsKey(trial.id())).toList();
  }

  /**
   * Runs the pending trials.
   *
   * @return the outcome of each trial of the experiment, in order
   * @throws InterruptedException as {@link Engine#run} does
   */
  public List<TrialOutcome<R>> run(Engine<R> engine, TrainingDisplay display)
      throws InterruptedException {
    Map<String, TrialEnd> ends = new HashMap<>();
    List<Trial> pending = pending();
    if (!pending.isEmpty()) {
      engine.run(pending, display).forEach(end -> ends.put(end.last().name(), end));
    }
    return trials.stream()
        .map(
            trial -> {
              Optional<TrialEnd> end = Optional.ofNullable(ends.get(trial.id()));
              Optional<R> result =
                  end.isPresent() && end.get().last().succeeded()
                      ? engine.store().result(trial.id())
                      : Optional.ofNullable(finished.get(trial.id()));
              return new TrialOutcome<>(trial, result, end);
            })
        .toList();
  }
}
