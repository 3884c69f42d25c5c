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
 * One stage of a training: some loss terms are minimised by some of the weights, the others stay.
 *
 * <p>Most families have one stage, of everything. Stages follow each other in one run; each has a
 * graph of its own, and an optimiser that begins anew. How many steps each takes is a matter of the
 * run's configuration ({@link org.disentangle.config.LaterStages}).
 *
 * @param mode training, or inference where the stage finds the weights of the layers that know the
 *     difference (dropout, batch normalisation) frozen
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
   * What a stage has lowered, out of the loss and terms of the whole model: its own terms, and
   * their weighted sum as the loss.
   *
   * @param whole as the signature of the losses gives it
   * @param model whose stage this is
   * @return {@code whole} itself where the stage is of all terms
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

  /** Everything at once. */
  public static TrainingStage ofAll(List<String> terms) {
    return new TrainingStage(Mode.TRAINING, terms, variable -> true, OptionalDouble.empty());
  }
}
