package org.disentangle.training.graph;

import org.disentangle.model.FurtherInput;

/** What a training graph is fed beside images: a function of the run and the step. */
@FunctionalInterface
public interface FurtherValues {
  /** For models that are fed images alone. */
  FurtherValues NONE =
      (input, step, target) -> {
        throw new IllegalArgumentException("there is no " + input + " to feed");
      };

  /**
   * Writes what one input is fed at one step.
   *
   * @param step from 0
   * @param target filled whole, row by row
   */
  void fill(FurtherInput input, long step, float[] target);
}
