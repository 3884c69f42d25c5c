package org.disentangle.analysis.score;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.disentangle.analysis.measure.Estimate;
import org.disentangle.analysis.measure.MeasuredValue;
import org.disentangle.analysis.measure.ModelOutputs;

/**
 * Something that is measured of a model beside its scores: an entry of the {@link
 * MeasureCatalogue}.
 *
 * @param quantity what it is
 * @param needs what it cannot be taken without
 * @param value computes it; empty of a model that does not give what it needs
 */
public record Measure(
    Quantity quantity, Set<Need> needs, Function<ModelOutputs, Optional<Estimate>> value) {
  /** Copies the set. */
  public Measure {
    needs = Set.copyOf(needs);
  }

  /** Takes it, where it is defined. */
  Optional<MeasuredValue> of(ModelOutputs outputs) {
    return value
        .apply(outputs)
        .filter(Estimate::isDefined)
        .map(estimate -> new MeasuredValue(quantity.key(), estimate));
  }
}
