package org.disentangle.data;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.disentangle.config.LaterStages;
import org.disentangle.config.LoopConfig;
import org.disentangle.config.RunConfig;

/**
 * The length of a run in steps: a function of its configuration and of the number of images.
 *
 * @param stages optimiser steps of each stage of the training
 * @param epoch steps of an epoch
 */
public record RunLength(List<Long> stages, long epoch) {
  /** Copies the list. */
  public RunLength {
    stages = List.copyOf(stages);
  }

  /**
   * The length of a run.
   *
   * @param run resolved and checked
   * @param images there are
   * @throws org.disentangle.UserErrorException if the length is given in passes through the images,
   *     and there are too few for a batch
   */
  public static RunLength of(RunConfig run, int images) {
    LoopConfig loop = run.getLoop();
    boolean countsPasses = !loop.hasSteps() || loop.getStepsPerEpoch() == 0;
    long pass = countsPasses ? BatchOrder.of(run, Split.of(run, images)).batchesPerPass() : 0;
    List<Long> stages = new ArrayList<>();
    stages.add(loop.hasSteps() ? loop.getSteps() : loop.getEpochs() * pass);
    stages.addAll(LaterStages.steps(run));
    return new RunLength(stages, loop.getStepsPerEpoch() > 0 ? loop.getStepsPerEpoch() : pass);
  }

  /** The steps of all stages. */
  public long steps() {
    return stages.stream().mapToLong(Long::longValue).sum();
  }

  /** The same stages, each with one epoch of at most this number of steps. */
  public RunLength atMost(long most) {
    return new RunLength(stages.stream().map(steps -> Math.min(steps, most)).toList(), most);
  }

  /** A run of this length that is otherwise the same. */
  public RunConfig appliedTo(RunConfig run) {
    Iterator<Long> later = stages.listIterator(1);
    RunConfig.Builder changed = LaterStages.withSteps(run, steps -> later.next()).toBuilder();
    changed.getLoopBuilder().setSteps(stages.get(0)).setStepsPerEpoch(epoch);
    return changed.build();
  }
}
