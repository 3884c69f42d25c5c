package org.disentangle.config.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disentangle.UserErrorException;
import org.disentangle.config.Constraints;
import org.disentangle.config.Overlay;
import org.disentangle.config.RunConfig;
import org.disentangle.config.StudyConfig;
import org.disentangle.config.Trial;

/** Turns the trials of a study into runs. */
public final class Trials {

  private Trials() {}

  static List<TrialRuns> of(StudyConfig study, Path studyFile) {
    List<TrialRuns> trials = new ArrayList<>();
    Map<String, Integer> trialNumbers = new HashMap<>();
    Map<String, Integer> runNumbers = new HashMap<>();
    for (int number = 1; number <= study.getTrialCount(); number++) {
      TrialRuns trial = runs(study, number, studyFile);
      String advice =
          "; give each its own name, e.g. override { name: \"%s-%s\" }"
              .formatted(study.getName(), number);
      Integer earlier = trialNumbers.putIfAbsent(trial.trial(), number);
      if (earlier != null) {
        throw new UserErrorException(
            "%s: trials %s and %s are both named \"%s\"%s"
                .formatted(studyFile, earlier, number, trial.trial(), advice));
      }
      for (RunConfig run : trial.runs()) {
        Integer other = runNumbers.putIfAbsent(run.getName(), number);
        if (other != null) {
          throw new UserErrorException(
              "%s: trials %s and %s both have a run named \"%s\"%s"
                  .formatted(studyFile, other, number, run.getName(), advice));
        }
      }
      trials.add(trial);
    }
    return trials;
  }

  /** The run of a trial, or one for each of its seeds. */
  private static TrialRuns runs(StudyConfig study, int number, Path studyFile) {
    Trial trial = study.getTrial(number - 1);
    String where = studyFile + ": trial " + number;
    checkSeeds(trial, where);
    Overlay overlay = new Overlay(studyFile, where, trial.getClearList(), trial.getOverride());
    RunConfig whole =
        trial.hasConfig()
            ? overlay.overFile(trial.getConfig())
            : overlay.over(study.getBase(), study.getName() + "-" + number);
    String name = whole.getName();
    if (trial.getSeedsCount() == 0) {
      return new TrialRuns(name, List.of(whole));
    }
    return new TrialRuns(
        name,
        trial.getSeedsList().stream()
            .map(seed -> whole.toBuilder().setName(name + "-seed-" + seed).setSeed(seed).build())
            .toList());
  }

  private static void checkSeeds(Trial trial, String where) {
    Constraints.check(trial.toBuilder().clearOverride().build(), where);
    if (trial.getSeedsCount() > 0 && trial.getOverride().hasSeed()) {
      throw new UserErrorException(
          "%s: override.seed is %s, but seeds says which seeds there are; write %s among them, or leave out seeds"
              .formatted(where, trial.getOverride().getSeed(), trial.getOverride().getSeed()));
    }
    Set<Long> seen = new HashSet<>();
    for (long seed : trial.getSeedsList()) {
      if (!seen.add(seed)) {
        throw new UserErrorException(
            "%s: seeds holds %s twice, and the second run would be the first again; keep one"
                .formatted(where, seed));
      }
    }
  }
}
