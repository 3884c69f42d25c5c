package org.disentangle.training.check;

import org.disentangle.config.RunConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.runtime.TensorFlowHost;

/** How long a step of a run's first stage takes on this machine, measured by taking some. */
public final class StepTime {
  /** Steps before the clock starts: the first ones are slow. */
  private static final int WARM_UP = 5;

  private static final int MOST_STEPS = 200;
  private static final double ENOUGH_SECONDS = 3;

  private StepTime() {}

  /**
   * Takes a few steps and forgets them.
   *
   * @param run resolved and checked
   * @param images it would be trained on
   * @return seconds a step
   * @throws org.disentangle.UserErrorException if the configuration does not fit the images
   */
  public static double seconds(RunConfig run, FactorImages images, TensorFlowHost host) {
    try (FirstSteps steps = new FirstSteps(run, images, host)) {
      for (int step = 0; step < WARM_UP; step++) {
        steps.next();
      }
      long began = System.nanoTime();
      double seconds = 0;
      int taken = 0;
      while (taken < MOST_STEPS && seconds <= ENOUGH_SECONDS) {
        steps.next();
        taken++;
        seconds = (System.nanoTime() - began) / 1e9;
      }
      return seconds / taken;
    }
  }
}
