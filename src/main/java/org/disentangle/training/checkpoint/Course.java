package org.disentangle.training.checkpoint;

import java.util.List;
import java.util.Optional;
import org.disentangle.config.Configurations;
import org.disentangle.config.Difference;
import org.disentangle.config.LoopConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.data.RunLength;
import org.disentangle.training.listener.EarlyStopping;
import org.disentangle.training.listener.EpochReport;
import org.disentangle.training.listener.History;
import org.disentangle.training.plan.RunPlan;

/**
 * The course of a training, which decides with which configurations a checkpoint can be continued:
 * those that would have reached the same checkpoint. They are its own configuration, and all that
 * differ from it only in the length of the training, unless the steps so far depend on that length.
 */
public final class Course {
  private Course() {}

  /** The differences between a configuration and that of a state. */
  static List<Difference> differences(TrainingState state, RunConfig config) {
    return Configurations.differences(
        Configurations.resolved(state.getConfiguration(), "the configuration of the checkpoint"),
        Configurations.resolved(config, config.getName()));
  }

  /** Whether configurations differ only in the length of the training. */
  static boolean isOfLengthAlone(List<Difference> differences) {
    return !differences.isEmpty() && differences.stream().allMatch(Difference::ofLength);
  }

  /**
   * The reason why a training cannot be continued to another length, whatever its state.
   *
   * @param differences of length only
   */
  static Optional<String> obstacle(RunConfig config, List<Difference> differences) {
    return config.getOptimizer().hasCosine() && differences.stream().anyMatch(Course::isOfSteps)
        ? Optional.of(
            ofAnotherLength(differences)
                + ", and by optimizer.cosine the learning rate of every step depends on that")
        : Optional.empty();
  }

  private static boolean isOfSteps(Difference difference) {
    return !difference.path().startsWith("loop.early_stopping");
  }

  /**
   * The reason why a training cannot be continued with a configuration: the differences.
   *
   * @return empty if it can
   */
  static Optional<String> obstacle(TrainingState state, RunPlan plan) {
    List<Difference> differences = differences(state, plan.config());
    if (!isOfLengthAlone(differences) || isOnOtherImages(state, plan)) {
      return otherTraining(state, plan);
    }
    return obstacle(plan.config(), differences)
        .or(() -> obstacle(state, plan, ofAnotherLength(differences)));
  }

  private static Optional<String> obstacle(TrainingState state, RunPlan plan, String length) {
    List<Long> before = stages(state, plan.images());
    LoopState at = state.getLoop();
    for (int stage = 0; stage < at.getStage(); stage++) {
      if (before.get(stage) != plan.stages().get(stage).steps()) {
        return Optional.of("%s, and stage %s is over".formatted(length, stage + 1));
      }
    }
    if (at.getStageSteps() > plan.stages().get(at.getStage()).steps()) {
      return Optional.of("%s, and %s steps are taken".formatted(length, at.getSteps()));
    }
    return earlyStopping(state, plan.config().getLoop(), length);
  }

  /** The steps of the stages in the configuration of a state. */
  private static List<Long> stages(TrainingState state, FactorImages images) {
    return RunLength.of(state.getConfiguration(), images.size()).stages();
  }

  private static Optional<String> earlyStopping(
      TrainingState state, LoopConfig loop, String length) {
    if (!loop.hasEarlyStopping()) {
      return Optional.empty();
    }
    EarlyStopping stopping = EarlyStopping.of(loop.getEarlyStopping(), List.of());
    for (EpochReport epoch : History.reports(state.getHistoryList())) {
      if (stopping.wantsToStop()) {
        return Optional.of(length + ", and would have ended it before epoch " + epoch.epoch());
      }
      stopping.epochEnded(epoch);
    }
    return isStoppedEarly(state, state.getConfiguration().getLoop()) && isStoppedEarly(state, loop)
        ? Optional.of(
            length + ", and loop.early_stopping ended it and would again: raise its patience")
        : Optional.empty();
  }

  /** Whether the training of a state is complete. */
  static boolean isOver(TrainingState state, FactorImages images) {
    List<Long> stages = stages(state, images);
    int last = stages.size() - 1;
    LoopState at = state.getLoop();
    boolean complete = at.getStage() == last && at.getStageSteps() == stages.get(last);
    return complete || isStoppedEarly(state, state.getConfiguration().getLoop());
  }

  private static boolean isStoppedEarly(TrainingState state, LoopConfig loop) {
    return loop.hasEarlyStopping()
        && state.getLoop().getEpochSteps() == 0
        && EarlyStopping.of(loop.getEarlyStopping(), History.reports(state.getHistoryList()))
            .wantsToStop();
  }

  private static String ofAnotherLength(List<Difference> differences) {
    return "of another length: " + Difference.sentence(differences);
  }

  /** The differences between a training and the planned one, if any. */
  public static Optional<String> otherTraining(TrainingState state, RunPlan plan) {
    List<Difference> differences = differences(state, plan.config());
    if (!differences.isEmpty()) {
      return Optional.of("of another configuration: " + Difference.sentence(differences));
    }
    if (!isOnOtherImages(state, plan)) {
      return Optional.empty();
    }
    String images = plan.images().checksum();
    return Optional.of(
        state.getDataChecksum().equals(images)
            ? "on other pairs: the checksum of their file was %s and is %s"
                .formatted(state.getPairsChecksum(), plan.supervision().pairsChecksum())
            : "on other images: their checksum was %s and is %s"
                .formatted(state.getDataChecksum(), images));
  }

  private static boolean isOnOtherImages(TrainingState state, RunPlan plan) {
    return !state.getDataChecksum().equals(plan.images().checksum())
        || !state.getPairsChecksum().equals(plan.supervision().pairsChecksum());
  }
}
