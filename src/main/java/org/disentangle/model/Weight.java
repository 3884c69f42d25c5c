package org.disentangle.model;

import org.disentangle.graph.Schedule;

/**
 * A number of the objective that may change by the step: the weight of a loss term, or the capacity
 * that a KL is held to.
 *
 * <p>Each has its own name and is fed at each step like the learning rate. So the same loop trains
 * families with any number of them, and what only follows a schedule needs no formula in the graph.
 * An inference graph holds the last values as constants.
 *
 * @param value at the end of the schedule; 0 or more
 * @param schedule in training
 */
public record Weight(double value, Schedule schedule) {

  /**
   * A weight that rises linearly from 0.
   *
   * @param value from the last step of the warm-up on; 0 or more
   * @param warmUpSteps 0 for none
   */
  public Weight(double value, long warmUpSteps) {
    this(value, Schedule.constant(value).warmedUp(warmUpSteps));
  }

  /** Whether it has a schedule, so that its value at a step tells more than the last one. */
  public boolean varies() {
    return !(schedule instanceof Schedule.Constant);
  }

  /** A constant weight. */
  public static Weight constant(double value) {
    return new Weight(value, 0);
  }
}
