package org.disentangle.experiment.estimate;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.config.RunConfig;

/**
 * The time of a trial of a base, measured on a shortened trial.
 *
 * @param stages of the training, in their order
 * @param otherSeconds the time of everything except the optimiser steps: start, validation, export,
 *     scores
 */
public record TrialCost(List<Stage> stages, double otherSeconds) {
  /** Copies the list. */
  public TrialCost {
    stages = List.copyOf(stages);
  }

  /**
   * One stage.
   *
   * @param secondsAnImage of an optimiser step, for each image of its batch
   * @param validationSeconds after each epoch
   */
  public record Stage(double secondsAnImage, double validationSeconds) {}

  /** The mean of several. */
  static TrialCost mean(List<TrialCost> costs) {
    int stages = costs.get(0).stages().size();
    return new TrialCost(
        IntStream.range(0, stages)
            .mapToObj(
                i ->
                    new Stage(
                        mean(costs.stream().map(each -> each.stages().get(i).secondsAnImage())),
                        mean(costs.stream().map(each -> each.stages().get(i).validationSeconds()))))
            .toList(),
        mean(costs.stream().map(TrialCost::otherSeconds)));
  }

  private static double mean(Stream<Double> values) {
    return values.mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /**
   * The time of a whole trial.
   *
   * @param stepsOfStages of the run
   * @param stepsAnEpoch of the run
   */
  double seconds(RunConfig run, List<Long> stepsOfStages, long stepsAnEpoch) {
    double seconds = otherSeconds;
    for (int i = 0; i < stages.size(); i++) {
      long steps = stepsOfStages.get(i);
      seconds += steps * (double) run.getLoop().getBatchSize() * stages.get(i).secondsAnImage();
      long epochs = (steps + stepsAnEpoch - 1) / stepsAnEpoch;
      // One validation is included in the other seconds already.
      seconds += (epochs - 1) * stages.get(i).validationSeconds();
    }
    return seconds;
  }
}
