package org.disentangle.model;

import org.disentangle.graph.Schedule;

/**
 * What a loss term is multiplied by in the loss: a value, which may rise linearly from 0 over the
 * first steps.
 *
 * <p>Every weighted term has a weight of its own, by name, fed at each step like the learning rate;
 * a family with one weight and one with four are then trained by the same loop, and a term that
 * only warms up needs no formula in the graph. An inference graph holds the values as constants.
 *
 * @param value from the last step of the warm-up on; 0 or more
 * @param warmUpSteps 0 for none
 */
public record Weight(double value, long warmUpSteps) {

  /** A weight that does not move. */
  public static Weight constant(double value) {
    return new Weight(value, 0);
  }

  /** How the weight moves while training. */
  public Schedule schedule() {
    return Schedule.constant(value).warmedUp(warmUpSteps);
  }
}
