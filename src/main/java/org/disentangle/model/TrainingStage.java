package org.disentangle.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Mode;
import org.disentangle.graph.Variable;

/**
 * One stage of a training: some loss terms are minimised with respect to some of the weights; the
 * others are frozen.
 *
 * <p>Most families have one stage for all terms and weights. Stages follow each other in one run;
 * each has its own graph and a new optimiser. The number of steps of each is set in the run's
 * configuration ({@link org.disentangle.config.LaterStages}).
 *
 * @param mode training, or inference if the layers that differ between the two (dropout, batch
 *     normalisation) are frozen in this stage
 * @param terms the names of its loss terms, in the order of the tables; their weighted sum is what
 *     the stage minimises
 * @param trains which of the trainable variables it changes
 * @param learningRate at its start; empty for the optimiser's
 */
public record TrainingStage(
    Mode mode, List<String> terms, Predicate<Variable> trains, OptionalDouble learningRate) {

  /** Keeps the terms. */
  public TrainingStage {
    terms = List.copyOf(terms);
  }

  /**
   * The part of the whole model's loss that this stage minimises: its own terms, and their weighted
   * sum as the loss.
   *
   * @param whole as the signature of the losses gives it
   * @param model whose stage this is
   * @return {@code whole} itself if the stage has all terms
   */
  public Map<String, Double> share(Map<String, Double> whole, LatentModel model) {
    if (terms.equals(model.terms())) {
      return whole;
    }
    Map<String, Double> share = new LinkedHashMap<>();
    share.put(Signatures.LOSS, 0.0);
    for (String term : terms) {
      Weight weight = model.weights().get(term);
      double value = whole.get(term);
      share.put(term, value);
      share.merge(Signatures.LOSS, (weight == null ? 1 : weight.value()) * value, Double::sum);
    }
    return share;
  }

  /** A single stage with all terms and weights. */
  public static TrainingStage ofAll(List<String> terms) {
    return new TrainingStage(Mode.TRAINING, terms, variable -> true, OptionalDouble.empty());
  }
}
