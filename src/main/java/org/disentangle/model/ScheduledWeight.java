package org.disentangle.model;

import java.util.Map;
import org.disentangle.config.WeightChange;
import org.disentangle.contract.Signatures;

/**
 * The weight of a loss term as a family's settings have it: w(t) = value · min(1, t / warm-up) ·
 * r(t), where r is the change's initial fraction up to its first step, then linear, and 1 from its
 * last step on.
 *
 * @param name of the setting, e.g. {@code beta}
 * @param value after warm-up and change; 0 or more
 * @param warmUpSteps over which it rises linearly from 0; 0 for none
 * @param change checked; the empty message for none
 */
public record ScheduledWeight(String name, double value, long warmUpSteps, WeightChange change) {

  /** What a model's objective has of it. */
  public Weight weight() {
    Weight steady = new Weight(value, warmUpSteps);
    return changes()
        ? new Weight(
            value,
            steady
                .schedule()
                .changed(change.getInitialFraction(), change.getFromStep(), change.getToStep()))
        : steady;
  }

  /**
   * What a run record and its tables say: the value under its name, and of a weight that changes
   * also what it was before, and the steps between which it changes.
   */
  public Map<String, Double> hyperparameters() {
    if (!changes()) {
      return Map.of(name, value);
    }
    return Map.of(
        name,
        value,
        name + Signatures.BEFORE_CHANGE,
        value * change.getInitialFraction(),
        name + "_change_from_step",
        (double) change.getFromStep(),
        name + "_change_to_step",
        (double) change.getToStep());
  }

  private boolean changes() {
    return !change.equals(WeightChange.getDefaultInstance());
  }
}
