package org.disentangle.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sweep with everything that its file refers to.
 *
 * @param config the sweep with its defaults
 * @param bases the runs that are varied, resolved, by the names of their bases
 * @param trials in the order of the grid, no two the same; each complete
 */
public record SweepPlan(SweepConfig config, Map<String, RunConfig> bases, List<TrialTask> trials) {
  /** Copies list and map. */
  public SweepPlan {
    bases = Collections.unmodifiableMap(new LinkedHashMap<>(bases));
    trials = List.copyOf(trials);
  }

  /** The fields that vary, in the order of the axes. */
  public List<String> axes() {
    return config.getAxisList().stream().map(SweepAxis::getField).distinct().toList();
  }
}
