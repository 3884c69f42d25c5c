package org.disentangle.pgm.bound;

import java.util.List;

/**
 * The results of the variational example for one observation: the measurements; the theoretical
 * values come from the model.
 *
 * @param plan of all ascents
 * @param ascents one for each estimator and start
 * @param samples of every estimator's gradients, by rate
 */
public record VariationalStudy(
    ExponentialModel model, AscentPlan plan, List<Ascent> ascents, List<GradientSample> samples) {
  /** Copies the lists. */
  public VariationalStudy {
    ascents = List.copyOf(ascents);
    samples = List.copyOf(samples);
  }
}
