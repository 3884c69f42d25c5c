package org.disentangle.pgm.inference;

import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.factor.Likelihood;
import org.disentangle.pgm.factor.Magnitude;
import org.disentangle.pgm.factor.Setting;
import org.disentangle.pgm.factor.Variable;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.name.Names;

/**
 * The evidence of a question.
 *
 * @param settings the observations, as given
 * @param states the same by the numbers of the states
 * @param weights a table for each likelihood, in addition to those of the network
 */
record Evidence(List<Setting> settings, Map<String, Integer> states, List<Factor> weights) {
  /** Copies the collections, keeping their orders. */
  Evidence {
    settings = List.copyOf(settings);
    states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    weights = List.copyOf(weights);
  }

  /** No evidence. */
  static final Evidence NONE = new Evidence(List.of(), Map.of(), List.of());

  /**
   * Finds the variables and states of evidence.
   *
   * @throws UserErrorException if a name or state is unknown, a variable is observed twice, or a
   *     likelihood does not have one weight for each state
   */
  static Evidence of(GraphicalModel model, List<Setting> observed, List<Likelihood> likelihoods) {
    Nodes nodes = model.graph().nodes();
    Map<String, Integer> states = new LinkedHashMap<>();
    for (Setting setting : observed) {
      Variable variable = model.variables().get(nodes.index(setting.variable()));
      if (states.put(setting.variable(), variable.index(setting.state())) != null) {
        throw new UserErrorException(
            "the evidence names " + setting.variable() + " twice; give one state for it");
      }
    }
    List<Factor> weights =
        likelihoods.stream()
            .map(each -> each.over(model.variables().get(nodes.index(each.variable()))))
            .toList();
    return new Evidence(observed, states, weights);
  }

  boolean isEmpty() {
    return settings.isEmpty() && weights.isEmpty();
  }

  /** The observed nodes. */
  BitSet observed(Nodes nodes) {
    return nodes.set(states.keySet());
  }

  /**
   * Checks that a sum of products, if it is known, is not 0.
   *
   * @throws UserErrorException if it is
   */
  void demandPossible(AbsoluteProbability sum) {
    sum.known().ifPresent(this::demandPossible);
  }

  /**
   * Checks that a sum of products is not 0.
   *
   * @throws UserErrorException if it is: then the evidence is impossible
   */
  Magnitude demandPossible(Magnitude sum) {
    if (!sum.isZero()) {
      return sum;
    }
    if (!weights.isEmpty()) {
      throw new UserErrorException(
          "the likelihoods leave no joint state that the network and the evidence allow; nothing"
              + " follows from what cannot happen, so change them");
    }
    throw new UserErrorException(
        settings.isEmpty()
            ? "the product of the tables is 0 in every joint state, so there is no distribution;"
                + " give some joint state a positive product"
            : "the evidence "
                + Names.list(settings)
                + " has probability 0 in this network; nothing follows from what cannot happen,"
                + " so change it");
  }
}
