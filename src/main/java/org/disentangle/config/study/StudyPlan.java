package org.disentangle.config.study;

import com.google.protobuf.TextFormatParseInfoTree;
import java.nio.file.Path;
import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.config.ConfigurationText;
import org.disentangle.config.Configurations;
import org.disentangle.config.Constraints;
import org.disentangle.config.DefaultName;
import org.disentangle.config.Defaults;
import org.disentangle.config.Place;
import org.disentangle.config.RunConfig;
import org.disentangle.config.StudyConfig;

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

  /**
   * Reads the configuration of a study and those of its runs: for each trial its file (found from
   * the study's folder) or else the base, with the override laid over it, then resolved and checked
   * as {@link Configurations#readRunWithImages} does; once for each of its seeds where it lists
   * them.
   *
   * @throws UserErrorException as {@link Configurations#readRun} does; if there are no trials; if a
   *     trial's file, values or seeds are not allowed; if two trials or two runs have one name; or
   *     if a claim names trials that do not exist
   */
  public static StudyPlan read(Path file) {
    TextFormatParseInfoTree.Builder lines = TextFormatParseInfoTree.builder();
    StudyConfig.Builder study = ConfigurationText.parse(file, StudyConfig.newBuilder(), lines);
    if (!study.hasName()) {
      study.setName(DefaultName.of(file));
    }
    // Base and overrides are parts of runs: they are incomplete and are not completed on their own.
    Defaults.fill(study.getAnalysisBuilder());
    Defaults.fillScalars(study);
    String where = file.toString();
    DefaultName.check(study.getName(), where);
    Constraints.check(study.clone().clearBase().clearTrial().build(), where);
    if (study.getTrialCount() == 0) {
      throw new UserErrorException(
          where + ": the study has no trials; write at least one, e.g. trial {}");
    }
    StudyConfig whole = study.build();
    StudyPlan plan =
        new StudyPlan(
            whole,
            Trials.of(whole, file),
            Place.of(where, whole.getDescriptorForType(), lines.build()));
    Claims.check(plan);
    return plan;
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
