package org.disentangle.config;

import java.util.List;

/**
 * A study with everything that its file refers to.
 *
 * @param config the study, with a name and a whole analysis; its base and trials are as they were
 *     written
 * @param trials in the study's order; no two trials have one name, and no two runs
 * @param place of the study in its file, from which the place of each of its parts is found
 */
public record StudyPlan(StudyConfig config, List<TrialRuns> trials, Place place) {
  /** Copies the list. */
  public StudyPlan {
    trials = List.copyOf(trials);
  }

  /** The runs of all trials, in the study's order. */
  public List<RunConfig> runs() {
    return trials.stream().flatMap(trial -> trial.runs().stream()).toList();
  }

  /**
   * The runs of a trial.
   *
   * @param name as in a claim of this study
   */
  public TrialRuns trial(String name) {
    return trials.stream()
        .filter(trial -> trial.trial().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no trial is named " + name));
  }
}
