package org.disentangle.training.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.disentangle.UserErrorException;
import org.disentangle.config.NetworkGeometry;
import org.disentangle.config.RunConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.data.RunLength;
import org.disentangle.data.Split;
import org.disentangle.model.LatentModel;
import org.disentangle.model.TrainingSet;
import org.disentangle.model.TrainingStage;
import org.disentangle.model.family.Families;
import org.disentangle.model.network.PixelLikelihood;

/**
 * The plan of a run: a function of its configuration and of its images.
 *
 * @param config resolved and checked
 * @param images to be trained on
 * @param model to be trained
 * @param likelihood that its decoder has for the images
 * @param split of the images
 * @param supervision what is known of the training images, and their order
 * @param stages in their order
 */
public record RunPlan(
    RunConfig config,
    FactorImages images,
    LatentModel model,
    PixelLikelihood likelihood,
    Split split,
    Supervision supervision,
    List<StagePlan> stages) {
  /** Copies the list. */
  public RunPlan {
    stages = List.copyOf(stages);
  }

  /**
   * Plans a run.
   *
   * @throws UserErrorException if the configuration does not fit the images
   */
  public static RunPlan of(RunConfig config, FactorImages images) {
    NetworkGeometry.check(config, images.shape(), config.getName());
    LatentModel model = Families.of(config);
    PixelLikelihood likelihood =
        PixelLikelihood.of(config.getNetwork().getDecoder(), images.shape(), images.kind());
    Split split = Split.of(config, images.size());
    requireValidation(config, split);
    Supervision supervision = Supervision.of(config, images, split);
    RunLength length = RunLength.of(config, images.size());
    List<TrainingStage> stages = model.stages();
    if (stages.size() != length.stages().size()) {
      throw new IllegalArgumentException(
          "%s has %s stages, and its configuration says the length of %s"
              .formatted(model.family(), stages.size(), length.stages().size()));
    }
    List<StagePlan> plans = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      plans.add(
          StagePlan.of(
              config,
              stages.get(i),
              supervision.order(),
              split,
              length.stages().get(i),
              length.epoch()));
    }
    return new RunPlan(config, images, model, likelihood, split, supervision, plans);
  }

  private static void requireValidation(RunConfig config, Split split) {
    if (config.getLoop().hasEarlyStopping() && split.validation().length == 0) {
      throw new UserErrorException(
          "loop.early_stopping looks at the validation loss, and there are no validation images:"
              + " data.validation_fraction is "
              + config.getData().getValidationFraction()
              + "; raise it, or leave early_stopping out");
    }
  }

  /** What the model's graphs depend on of the images. */
  public TrainingSet trainingSet() {
    return new TrainingSet(images.shape(), images.kind(), split.train().length);
  }

  /** The steps of all stages. */
  public long steps() {
    return stages.stream().mapToLong(StagePlan::steps).sum();
  }

  /**
   * The steps whose checkpoints stay when the model is exported, so that a longer training can
   * continue from them: the ends of the stages. None if that is not wanted, or impossible: with a
   * cosine schedule each step depends on the number of steps.
   */
  public Set<Long> lastingCheckpoints() {
    Set<Long> ends = new TreeSet<>();
    if (config.getLoop().getKeepLastCheckpoint() && !config.getOptimizer().hasCosine()) {
      long steps = 0;
      for (StagePlan stage : stages) {
        steps += stage.steps();
        ends.add(steps);
      }
    }
    return ends;
  }
}
