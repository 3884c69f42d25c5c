package org.disentangle.config.study;

import java.util.List;
import org.disentangle.config.RunConfig;

/**
 * A trial of a study and its runs.
 *
 * @param trial its name
 * @param runs one, named as the trial, or one for each of its seeds; resolved and checked
 */
public record TrialRuns(String trial, List<RunConfig> runs) {
  /** Copies the list. */
  public TrialRuns {
    runs = List.copyOf(runs);
  }
}
