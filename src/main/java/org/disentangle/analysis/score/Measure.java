package org.disentangle.analysis.score;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.disentangle.analysis.measure.DecodedPixels;
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
    return misfit(outputs).isPresent()
        ? Optional.empty()
        : value
            .apply(outputs)
            .filter(Estimate::isDefined)
            .map(estimate -> new MeasuredValue(quantity.key(), estimate));
  }

  /** Why it is left out of a model that gives all else that it needs. */
  Optional<LeftOut> leftOut(ModelOutputs outputs) {
    return misfit(outputs).map(reason -> LeftOut.score(quantity.key(), reason));
  }

  /** Why it has no meaning for the model's pixels; empty where it has. */
  private Optional<String> misfit(ModelOutputs outputs) {
    if (needs.contains(Need.BERNOULLI)
        && outputs.pixels() == DecodedPixels.MEANS
        && outputs.pictures().isPresent()) {
      return Optional.of(
          "it needs pixels that are Bernoulli; of other pixels the decoder gives the mean, and a loss"
              + " in nats does not follow from it");
    }
    return needs.contains(Need.LIKELIHOOD)
            && outputs.pixels() == DecodedPixels.PROBABILITIES_OF_GREYS
            && outputs.logLikelihood().isPresent()
        ? Optional.of("Bernoulli pixels are no likelihood of greys or colours")
        : Optional.empty();
  }
}
