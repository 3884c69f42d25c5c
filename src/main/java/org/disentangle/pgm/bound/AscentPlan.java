package org.disentangle.pgm.bound;

import org.disentangle.UserErrorException;

/**
 * The plan of the ascents: gradient steps in λ = ln θ, with step sizes that satisfy Robbins &amp;
 * Monro (1951): their sum is infinite, the sum of their squares is finite.
 *
 * @param steps in all, 1 or more
 * @param batch draws for each step, 1 or more
 * @param seed of every draw; the same draws for every start and estimator
 */
public record AscentPlan(int steps, int batch, int seed) {
  /** The norm to which gradients are clipped: no step is longer than this times the step size. */
  public static final double GRADIENT_LIMIT = 5;

  /** The formula of the step size. */
  public static final String STEP_SIZE_FORMULA = "0.5/(k + 10)^0.75";

  /** The share of the steps, at the beginning, that means leave out. */
  private static final double BURN_IN = 0.2;

  private static final double SCALE = 0.5;
  private static final double OFFSET = 10;
  private static final double POWER = 0.75;

  /**
   * Checks the numbers.
   *
   * @throws UserErrorException naming the number that is not above 0
   */
  public AscentPlan {
    requirePositive("steps", steps);
    requirePositive("batch", batch);
  }

  /** The size of step k, from 0, by {@link #STEP_SIZE_FORMULA}. */
  public double stepSize(long step) {
    return SCALE / Math.pow(step + OFFSET, POWER);
  }

  /** The first step that means include; earlier steps still depend on the start. */
  public int firstCounted() {
    return (int) (steps * BURN_IN);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new UserErrorException(name + " is " + value + " but must be 1 or more");
    }
  }
}
