package org.disentangle.config;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.UserErrorException;

/** Turns the trials of a study into runs. */
final class Trials {

  private Trials() {}

  static List<RunConfig> of(StudyConfig study, Path studyFile) {
    List<RunConfig> runs = new ArrayList<>();
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < study.getTrialCount(); i++) {
      int number = i + 1;
      RunConfig run = run(study, number, studyFile);
      Integer earlier = numbers.putIfAbsent(run.getName(), number);
      if (earlier != null) {
        throw new UserErrorException(
            studyFile
                + ": trials "
                + earlier
                + " and "
                + number
                + " are both named \""
                + run.getName()
                + "\"; give each its own, e.g. override { name: \""
                + study.getName()
                + "-"
                + number
                + "\" }");
      }
      runs.add(run);
    }
    return List.copyOf(runs);
  }

  private static RunConfig run(StudyConfig study, int number, Path studyFile) {
    Trial trial = study.getTrial(number - 1);
    String defaultName = study.getName() + "-" + number;
    RunConfig.Builder run = study.getBase().toBuilder();
    if (trial.hasConfig()) {
      Path file = studyFile.resolveSibling(trial.getConfig());
      run = ConfigurationText.parse(file, RunConfig.newBuilder());
      defaultName = DefaultName.of(file);
    }
    overlay(run, trial.getOverride());
    return Configurations.resolved(run, defaultName, studyFile + ": trial " + number);
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
