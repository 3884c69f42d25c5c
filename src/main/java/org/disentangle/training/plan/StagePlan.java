package org.disentangle.training.plan;

import java.util.Arrays;
import org.disentangle.config.LoopConfig;
import org.disentangle.config.OptimizerConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.data.Split;
import org.disentangle.data.StepImages;
import org.disentangle.graph.Schedule;
import org.disentangle.model.TrainingStage;

/**
 * The plan of one stage of a run: its length, images and learning rate.
 *
 * @param stage one of the model's
 * @param order of the training images
 * @param steps of this stage
 * @param stepsPerEpoch after which an epoch ends
 * @param validation images evaluated after each epoch; may be empty
 * @param learningRate at each step, counted from the stage's first as 0
 * @param seed of all noise
 */
public record StagePlan(
    TrainingStage stage,
    StepImages order,
    long steps,
    long stepsPerEpoch,
    int[] validation,
    Schedule learningRate,
    long seed) {

  static StagePlan of(
      RunConfig config,
      TrainingStage stage,
      StepImages order,
      Split split,
      long steps,
      long stepsPerEpoch) {
    return new StagePlan(
        stage,
        order,
        steps,
        stepsPerEpoch,
        validation(config.getLoop(), split),
        learningRate(config.getOptimizer(), stage, steps),
        config.getSeed());
  }

  private static int[] validation(LoopConfig loop, Split split) {
    int[] all = split.validation();
    int limit = loop.getValidationSamples();
    return limit > 0 && limit < all.length ? Arrays.copyOf(all, limit) : all;
  }

  private static Schedule learningRate(OptimizerConfig config, TrainingStage stage, long steps) {
    double rate = stage.learningRate().orElse(config.getLearningRate());
    Schedule schedule =
        switch (config.getScheduleCase()) {
          case EXPONENTIAL ->
              Schedule.exponential(
                  rate, config.getExponential().getDecay(), config.getExponential().getSteps());
          case COSINE -> Schedule.cosine(rate, config.getCosine().getFinalFraction(), steps);
          case SCHEDULE_NOT_SET -> Schedule.constant(rate);
        };
    return schedule.warmedUp(config.getWarmUpSteps());
  }
}
