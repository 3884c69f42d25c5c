package org.disentangle.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.disentangle.process.ProcessOutcome;

/**
 * What became of a study.
 *
 * @param trials the outcome of each trial that was run, in the study's order
 * @param page the report; empty if there is no model to report on
 */
public record StudyOutcome(List<ProcessOutcome> trials, Optional<Path> page) {
  private static final int MISTAKE = 2;
  private static final int FAULT = 1;

  /** Copies the list. */
  public StudyOutcome {
    trials = List.copyOf(trials);
  }

  /** The trials that failed. */
  public List<ProcessOutcome> failures() {
    return trials.stream().filter(trial -> !trial.succeeded()).toList();
  }

  /** 0 if all went well, 2 if every failure was a mistake of the user's, 1 otherwise. */
  public int exitStatus() {
    List<ProcessOutcome> failures = failures();
    if (failures.isEmpty()) {
      return 0;
    }
    boolean mistakes = failures.stream().allMatch(trial -> trial.exitStatus() == MISTAKE);
    return mistakes ? MISTAKE : FAULT;
  }
}
