package org.disentangle.experiment.estimate;

import java.util.List;
import org.disentangle.config.LoopConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.data.BatchOrder;
import org.disentangle.data.Split;

/**
 * How many steps a trial takes.
 *
 * @param stages optimiser steps of each stage of the training
 * @param epoch steps of an epoch
 */
public record TrialLength(List<Long> stages, long epoch) {
  /** Copies the list. */
  public TrialLength {
    stages = List.copyOf(stages);
  }

  /**
   * The length of a run.
   *
   * @param images there are
   */
  public static TrialLength of(RunConfig run, int images) {
    LoopConfig loop = run.getLoop();
    boolean countsPasses = !loop.hasSteps() || loop.getStepsPerEpoch() == 0;
    long pass = countsPasses ? pass(run, images) : 0;
    long steps = loop.hasSteps() ? loop.getSteps() : loop.getEpochs() * pass;
    long epoch = loop.getStepsPerEpoch() > 0 ? loop.getStepsPerEpoch() : pass;
    return new TrialLength(
        run.hasVqVae() ? List.of(steps, run.getVqVae().getPrior().getSteps()) : List.of(steps),
        epoch);
  }

  private static long pass(RunConfig run, int images) {
    Split split =
        Split.of(
            images,
            run.getData().getValidationFraction(),
            run.getData().getMaxSamples(),
            run.getSeed());
    return new BatchOrder(split.train(), run.getLoop().getBatchSize(), run.getSeed())
        .batchesPerPass();
  }

  /** Of all stages. */
  public long steps() {
    return stages.stream().mapToLong(Long::longValue).sum();
  }
}
