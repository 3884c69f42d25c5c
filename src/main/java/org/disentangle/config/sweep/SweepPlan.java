package org.disentangle.config.sweep;

import com.google.protobuf.TextFormatParseInfoTree;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.UserErrorException;
import org.disentangle.config.ConfigurationText;
import org.disentangle.config.Configurations;
import org.disentangle.config.Constraints;
import org.disentangle.config.DefaultName;
import org.disentangle.config.Defaults;
import org.disentangle.config.Place;
import org.disentangle.config.RunConfig;
import org.disentangle.config.SweepAxis;
import org.disentangle.config.SweepConfig;
import org.disentangle.config.TrialTask;

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

  /**
   * Reads a sweep and makes its trials: each base (its file is found from the sweep's folder) with
   * the values of each point of the grid that satisfies the constraints, resolved and checked as
   * {@link Configurations#readRunWithImages} does.
   *
   * @throws UserErrorException as {@link Configurations#readRun} does; if an axis names no field,
   *     or a field that a base does not have; if there are no trials, or more than the sweep
   *     allows, saying how many
   */
  public static SweepPlan read(Path file) {
    TextFormatParseInfoTree.Builder lines = TextFormatParseInfoTree.builder();
    SweepConfig.Builder sweep = ConfigurationText.parse(file, SweepConfig.newBuilder(), lines);
    if (!sweep.hasName()) {
      sweep.setName(DefaultName.of(file));
    }
    Defaults.fillScalars(sweep);
    Defaults.fill(sweep.getAnalysisBuilder());
    Defaults.fill(sweep.getShareBuilder());
    String where = file.toString();
    DefaultName.check(sweep.getName(), where);
    Constraints.check(sweep.clone().clearBase().build(), where);
    SweepConfig whole = sweep.build();
    Map<String, RunConfig> bases = SweepBases.of(whole, file);
    Place place = Place.of(where, whole.getDescriptorForType(), lines.build());
    return new SweepPlan(whole, bases, SweepGrid.trials(whole, file, place, bases));
  }

  /** The fields that vary, in the order of the axes. */
  public List<String> axes() {
    return config.getAxisList().stream().map(SweepAxis::getField).distinct().toList();
  }
}
