package org.disentangle.training;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.disentangle.config.Configurations;
import org.disentangle.config.Difference;
import org.disentangle.config.LoopConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.data.FactorImages;

/**
 * Which configurations a checkpoint can be gone on with: those that would have come to it
 * themselves. They are its own, and all that differ from it only in how long they train, unless
 * what was done up to it depends on that length.
 */
final class Course {
  /** The fields that say when a training ends and nothing of how it goes. */
  private static final Set<String> LENGTHS =
      Set.of("loop.epochs", "loop.steps", "loop.early_stopping.patience", "vq_vae.prior.steps");

  private Course() {}

  /** Where a configuration differs from the one of a state. */
  static List<Difference> differences(TrainingState state, RunConfig config) {
    return Configurations.differences(
        Configurations.resolved(state.getConfiguration(), "the configuration of the checkpoint"),
        Configurations.resolved(config, config.getName()));
  }

  /** Whether configurations differ, and only in how long they train. */
  static boolean isOfLengthAlone(List<Difference> differences) {
    return !differences.isEmpty()
        && differences.stream().allMatch(each -> LENGTHS.contains(each.path()));
  }

  /**
   * Why a training of one length does not go on to another, whatever its state.
   *
   * @param differences of length alone
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
   * Why a training does not go on with a configuration: what sets it apart.
   *
   * @return empty if it does
   */
  static Optional<String> obstacle(TrainingState state, RunConfig config, FactorImages images) {
    List<Difference> differences = differences(state, config);
    if (!isOfLengthAlone(differences) || isOnOtherImages(state, images)) {
      return otherTraining(state, config, images);
    }
    return obstacle(config, differences)
        .or(() -> obstacle(state, config, images, ofAnotherLength(differences)));
  }

  private static Optional<String> obstacle(
      TrainingState state, RunConfig config, FactorImages images, String length) {
    List<Trainer.Plan> before = RunPlan.of(state.getConfiguration(), images).stages();
    List<Trainer.Plan> now = RunPlan.of(config, images).stages();
    LoopState at = state.getLoop();
    for (int stage = 0; stage < at.getStage(); stage++) {
      if (before.get(stage).steps() != now.get(stage).steps()) {
        return Optional.of("%s, and stage %s is over".formatted(length, stage + 1));
      }
    }
    if (at.getStageSteps() > now.get(at.getStage()).steps()) {
      return Optional.of("%s, and %s steps are taken".formatted(length, at.getSteps()));
    }
    return earlyStopping(state, config.getLoop(), length);
  }

  private static Optional<String> earlyStopping(
      TrainingState state, LoopConfig loop, String length) {
    if (!loop.hasEarlyStopping()) {
      return Optional.empty();
    }
    EarlyStopping stopping = EarlyStopping.of(loop.getEarlyStopping(), List.of());
    for (EpochReport epoch : EpochReport.of(state.getHistoryList())) {
      if (stopping.wantsToStop()) {
        return Optional.of(length + ", and would have ended it before epoch " + epoch.epoch());
      }
      stopping.epochEnded(epoch);
    }
    return RunPlan.isStoppedEarly(state, state.getConfiguration().getLoop())
            && RunPlan.isStoppedEarly(state, loop)
        ? Optional.of(
            length + ", and loop.early_stopping ended it and would again: raise its patience")
        : Optional.empty();
  }

  private static String ofAnotherLength(List<Difference> differences) {
    return "of another length: " + Difference.sentence(differences);
  }

  /** What sets a training apart from one of this configuration and these images, if anything. */
  static Optional<String> otherTraining(
      TrainingState state, RunConfig config, FactorImages images) {
    List<Difference> differences = differences(state, config);
    if (!differences.isEmpty()) {
      return Optional.of("of another configuration: " + Difference.sentence(differences));
    }
    return isOnOtherImages(state, images)
        ? Optional.of(
            "on other images: their checksum was %s and is %s"
                .formatted(state.getDataChecksum(), images.checksum()))
        : Optional.empty();
  }

  private static boolean isOnOtherImages(TrainingState state, FactorImages images) {
    return !state.getDataChecksum().equals(images.checksum());
  }
}
