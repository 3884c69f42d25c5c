package org.disentangle.pgm.bound;

import java.util.Arrays;
import java.util.Locale;
import org.disentangle.UserErrorException;

/**
 * The path of one ascent.
 *
 * @param estimator whose gradients it followed
 * @param rates θ at the start and after each step
 */
public record Ascent(GradientEstimator estimator, double[] rates) {

  /**
   * Checks that an ascent can begin at a θ.
   *
   * @throws UserErrorException if it is not a finite number above 0
   */
  public static void checkStart(double start) {
    if (!(start > 0) || Double.isInfinite(start)) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT, "start is %s but must be a finite number above 0: it is a rate", start));
    }
  }

  /** The θ at which it began. */
  public double start() {
    return rates[0];
  }

  /** θ after the last step. */
  public double last() {
    return rates[rates.length - 1];
  }

  /** How many steps it took. */
  public int steps() {
    return rates.length - 1;
  }

  /**
   * The mean of θ over the counted steps of the plan (Polyak &amp; Juditsky 1992): less noisy than
   * the last one.
   */
  public double mean(AscentPlan plan) {
    return Arrays.stream(rates, plan.firstCounted() + 1, rates.length).average().orElseThrow();
  }

  /**
   * The standard error of {@link #mean} for a long ascent, by theory: σ/(h·√(n·B)) in ln θ (Polyak
   * &amp; Juditsky 1992, Theorem 1), θ* times that in θ. Here σ is the estimator's noise at θ* in
   * ln θ, h = 2 the bound's curvature there, n the counted steps of B draws each.
   */
  public double standardError(ExponentialModel model, AscentPlan plan) {
    double best = model.bestRate();
    double noise = best * estimator.standardDeviation(model, best);
    double curvature = -model.curvatureInLog(Math.log(best));
    double draws = (double) (plan.steps() - plan.firstCounted()) * plan.batch();
    return best * noise / (curvature * Math.sqrt(draws));
  }
}
