package org.disentangle.model;

import org.disentangle.graph.Schedule;

/**
 * The weight of a loss term: a value, which may rise linearly from 0 over the first steps.
 *
 * <p>Every weighted term has its own named weight, which is fed at each step like the learning
 * rate. So the same loop trains families with any number of weights, and a term that only warms up
 * needs no formula in the graph. An inference graph holds the values as constants.
 *
 * @param value from the last step of the warm-up on; 0 or more
 * @param warmUpSteps 0 for none
 */
public record Weight(double value, long warmUpSteps) {

  /** A constant weight. */
  public static Weight constant(double value) {
    return new Weight(value, 0);
  }

  /** The schedule of the weight in training. */
  public Schedule schedule() {
    return Schedule.constant(value).warmedUp(warmUpSteps);
  }
}
