package org.disentangle.model;

import java.util.Map;
import org.disentangle.config.WeightChange;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Schedule;

/**
 * The weight of a loss term as a family's settings have it: w(t) = value · min(1, t / warm-up) ·
 * r(t), where r is 1 up to the change, then linear, and the change's final fraction from its end
 * on.
 *
 * @param name of the setting, e.g. {@code beta}
 * @param value before the change; 0 or more
 * @param warmUpSteps over which it rises linearly from 0; 0 for none
 * @param change checked; the empty message for none
 */
public record ScheduledWeight(String name, double value, long warmUpSteps, WeightChange change) {

  /** What a model's objective has of it. */
  public Weight weight() {
    Weight steady = new Weight(value, warmUpSteps);
    if (!changes()) {
      return steady;
    }
    Schedule schedule =
        steady
            .schedule()
            .changed(change.getFinalFraction(), change.getFromStep(), change.getToStep());
    return new Weight(last(), schedule);
  }

  /**
   * What a run record and its tables say: the value under its name. Of a weight that changes there
   * is no one value, and nothing under that name, but both values and the steps between which it
   * changes, so that no table takes the run for one of either value.
   */
  public Map<String, Double> hyperparameters() {
    if (!changes()) {
      return Map.of(name, value);
    }
    return Map.of(
        name + Signatures.BEFORE_CHANGE,
        value,
        name + Signatures.AFTER_CHANGE,
        last(),
        name + "_change_from_step",
        (double) change.getFromStep(),
        name + "_change_to_step",
        (double) change.getToStep());
  }

  private double last() {
    return value * change.getFinalFraction();
  }

  private boolean changes() {
    return !change.equals(WeightChange.getDefaultInstance());
  }
}
