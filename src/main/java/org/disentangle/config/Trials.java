package org.disentangle.config;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disentangle.UserErrorException;

/** Turns the trials of a study into runs. */
final class Trials {

  private Trials() {}

  static List<RunConfig> of(StudyConfig study, Path studyFile) {
    List<RunConfig> runs = new ArrayList<>();
    Map<String, Integer> numbers = new HashMap<>();
    for (int number = 1; number <= study.getTrialCount(); number++) {
      for (RunConfig run : runs(study, number, studyFile)) {
        Integer earlier = numbers.putIfAbsent(run.getName(), number);
        if (earlier != null) {
          throw new UserErrorException(
              "%s: trials %d and %d both have a run named \"%s\"; give each its own name, e.g. override { name: \"%s-%d\" }"
                  .formatted(studyFile, earlier, number, run.getName(), study.getName(), number));
        }
        runs.add(run);
      }
    }
    return List.copyOf(runs);
  }

  /** The run of a trial, or one for each of its seeds. */
  private static List<RunConfig> runs(StudyConfig study, int number, Path studyFile) {
    Trial trial = study.getTrial(number - 1);
    String where = studyFile + ": trial " + number;
    checkSeeds(trial, where);
    String defaultName = study.getName() + "-" + number;
    RunConfig.Builder run = study.getBase().toBuilder();
    if (trial.hasConfig()) {
      Path file = studyFile.resolveSibling(trial.getConfig());
      run = ConfigurationText.parse(file, RunConfig.newBuilder());
      defaultName = DefaultName.of(file);
    }
    overlay(run, trial.getOverride());
    RunConfig whole = Configurations.resolved(run, defaultName, where);
    if (trial.getSeedsCount() == 0) {
      return List.of(whole);
    }
    return trial.getSeedsList().stream()
        .map(
            seed ->
                whole.toBuilder().setName(whole.getName() + "-seed-" + seed).setSeed(seed).build())
        .toList();
  }

  private static void checkSeeds(Trial trial, String where) {
    Constraints.check(trial.toBuilder().clearOverride().build(), where);
    if (trial.getSeedsCount() > 0 && trial.getOverride().hasSeed()) {
      throw new UserErrorException(
          "%s: override.seed is %d, but seeds says which seeds there are; write %d among them, or leave out seeds"
              .formatted(where, trial.getOverride().getSeed(), trial.getOverride().getSeed()));
    }
    Set<Long> seen = new HashSet<>();
    for (long seed : trial.getSeedsList()) {
      if (!seen.add(seed)) {
        throw new UserErrorException(
            "%s: seeds holds %d twice, and the second run would be the first again; keep one"
                .formatted(where, seed));
      }
    }
  }

  /**
   * Lays the fields that are set in {@code above} over those of {@code below}. Unlike protobuf's
   * own merging, a repeated field replaces the one below: lists of layers are not appended to.
   */
  static void overlay(Message.Builder below, Message above) {
    for (Map.Entry<FieldDescriptor, Object> entry : above.getAllFields().entrySet()) {
      FieldDescriptor field = entry.getKey();
      boolean both = !field.isRepeated() && below.hasField(field);
      if (both && field.getJavaType() == JavaType.MESSAGE) {
        overlay(below.getFieldBuilder(field), (Message) entry.getValue());
      } else {
        below.setField(field, entry.getValue());
      }
    }
  }
}
