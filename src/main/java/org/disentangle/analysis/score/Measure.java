package org.disentangle.analysis.score;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.disentangle.analysis.measure.Estimate;
import org.disentangle.analysis.measure.MeasuredValue;
import org.disentangle.analysis.measure.ModelOutputs;

/**
 * A measure of a model other than a score: an entry of the {@link MeasureCatalogue}.
 *
 * @param quantity its description
 * @param needs what it requires
 * @param value computes it; empty for a model that does not give what it needs
 */
public record Measure(
    Quantity quantity, Set<Need> needs, Function<ModelOutputs, Optional<Estimate>> value) {
  /** Copies the set. */
  public Measure {
    needs = Set.copyOf(needs);
  }

  /** Computes it, where it is defined. */
  Optional<MeasuredValue> of(ModelOutputs outputs) {
    return value
        .apply(outputs)
        .filter(Estimate::isDefined)
        .map(estimate -> new MeasuredValue(quantity.key(), estimate));
  }
}
