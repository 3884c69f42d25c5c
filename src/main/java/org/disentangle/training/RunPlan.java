package org.disentangle.training;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.disentangle.UserErrorException;
import org.disentangle.config.LoopConfig;
import org.disentangle.config.OptimizerConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.data.BatchOrder;
import org.disentangle.data.FactorImages;
import org.disentangle.data.Split;
import org.disentangle.model.LatentModel;
import org.disentangle.model.Models;
import org.disentangle.model.TrainingStage;

/**
 * What a run will do: a function of its configuration and of the number of images alone.
 *
 * @param model to be trained
 * @param split of the images
 * @param stages in their order
 */
record RunPlan(LatentModel model, Split split, List<Trainer.Plan> stages) {

  /**
   * Plans a run.
   *
   * @throws UserErrorException if the configuration asks of the images what they do not have
   */
  static RunPlan of(RunConfig config, FactorImages images) {
    LoopConfig loop = config.getLoop();
    LatentModel model = Models.of(config);
    Split split =
        Split.of(
            images.size(),
            config.getData().getValidationFraction(),
            config.getData().getMaxSamples(),
            config.getSeed());
    requireValidation(config, split);
    BatchOrder order = new BatchOrder(split.train(), loop.getBatchSize(), config.getSeed());
    return new RunPlan(
        model,
        split,
        model.stages().stream().map(stage -> plan(config, stage, order, split)).toList());
  }

  /** Of all stages. */
  long steps() {
    return stages.stream().mapToLong(Trainer.Plan::steps).sum();
  }

  /**
   * Whether a state has nothing left to train.
   *
   * @param loop of the configuration that was planned
   */
  boolean isOver(TrainingState state, LoopConfig loop) {
    int last = stages.size() - 1;
    LoopState at = state.getLoop();
    boolean complete = at.getStage() == last && at.getStageSteps() == stages.get(last).steps();
    return complete || isStoppedEarly(state, loop);
  }

  /** Whether early stopping ends the training in a state. */
  static boolean isStoppedEarly(TrainingState state, LoopConfig loop) {
    return loop.hasEarlyStopping()
        && state.getLoop().getEpochSteps() == 0
        && EarlyStopping.of(loop.getEarlyStopping(), EpochReport.of(state.getHistoryList()))
            .wantsToStop();
  }

  /** How many steps are taken when each of the stages is over. */
  Set<Long> stageEnds() {
    Set<Long> ends = new TreeSet<>();
    long steps = 0;
    for (Trainer.Plan stage : stages) {
      steps += stage.steps();
      ends.add(steps);
    }
    return ends;
  }

  private static Trainer.Plan plan(
      RunConfig config, TrainingStage stage, BatchOrder order, Split split) {
    LoopConfig loop = config.getLoop();
    long loopSteps =
        loop.hasSteps() ? loop.getSteps() : (long) loop.getEpochs() * order.batchesPerPass();
    long steps = stage.steps().orElse(loopSteps);
    return new Trainer.Plan(
        stage,
        order,
        steps,
        loop.getStepsPerEpoch() > 0 ? loop.getStepsPerEpoch() : order.batchesPerPass(),
        validationSample(loop, split),
        Optimizers.learningRate(optimizer(config, stage), steps),
        config.getSeed());
  }

  private static OptimizerConfig optimizer(RunConfig config, TrainingStage stage) {
    OptimizerConfig optimizer = config.getOptimizer();
    return stage.learningRate().isEmpty()
        ? optimizer
        : optimizer.toBuilder().setLearningRate(stage.learningRate().getAsDouble()).build();
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

  private static int[] validationSample(LoopConfig loop, Split split) {
    int[] all = split.validation();
    int limit = loop.getValidationSamples();
    return limit > 0 && limit < all.length ? Arrays.copyOf(all, limit) : all;
  }
}
