package org.disentangle.graph;

/**
 * A schedule: a number that depends on the step, such as a learning rate, a weight of a loss term,
 * a capacity. It is fed at each step and never part of the graph.
 */
@FunctionalInterface
public interface Schedule {

  /**
   * The value at a step.
   *
   * @param step of the optimiser, from 0
   */
  double at(long step);

  /** The same value always. */
  record Constant(double value) implements Schedule {
    @Override
    public double at(long step) {
      return value;
    }
  }

  /** The same value always. */
  static Schedule constant(double value) {
    return new Constant(value);
  }

  /** initial · decay^(step / steps). */
  static Schedule exponential(double initial, double decay, long steps) {
    return step -> initial * Math.pow(decay, (double) step / steps);
  }

  /**
   * Half a cosine from the initial value down to initial · finalFraction at step {@code steps}, and
   * that value from there on (Loshchilov &amp; Hutter 2017, Eq. 5, one period).
   */
  static Schedule cosine(double initial, double finalFraction, long steps) {
    return step -> {
      double done = Math.min(1.0, (double) step / steps);
      double share = 0.5 * (1 + Math.cos(Math.PI * done));
      return initial * (finalFraction + (1 - finalFraction) * share);
    };
  }

  /**
   * A staircase: the first value, and {@code rise} more after every {@code interval} steps, up to
   * the last value.
   */
  static Schedule staircase(double first, double rise, long interval, double last) {
    return step -> Math.min(last, first + rise * Math.floorDiv(step, interval));
  }

  /**
   * This schedule times a factor that rises linearly from 0 and reaches 1 at step {@code steps}.
   */
  default Schedule warmedUp(long steps) {
    return steps == 0 ? this : step -> at(step) * Math.min(1.0, (double) step / steps);
  }

  /**
   * This schedule times a factor that is {@code initialFraction} up to step {@code from}, then
   * changes linearly, and is 1 from step {@code to} on.
   *
   * @param from before {@code to}
   */
  default Schedule changed(double initialFraction, long from, long to) {
    return step -> {
      if (step >= to) {
        return at(step);
      }
      double done = (double) Math.max(0, step - from) / (to - from);
      return at(step) * (initialFraction + (1 - initialFraction) * done);
    };
  }
}
