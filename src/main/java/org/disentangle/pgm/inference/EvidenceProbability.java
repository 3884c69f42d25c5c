package org.disentangle.pgm.inference;

import java.util.Map;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.factor.Magnitude;

/**
 * The probability of evidence, combined from the parts of a network: the part that a question's
 * targets need was summed for the answer; the rest is summed here, as far as memory allows.
 *
 * @param runner sums the parts
 * @param relevance the parts
 */
record EvidenceProbability(PlanRunner runner, Relevance relevance, Evidence evidence) {

  /**
   * P(evidence), with likelihoods the sum of P times these.
   *
   * @param needed the sum over the part that the targets need
   * @throws UserErrorException if another part has the sum 0
   */
  AbsoluteProbability from(Magnitude needed) {
    demandPossibleUntouched();
    if (evidence.isEmpty()) {
      return new AbsoluteProbability.Known(Magnitude.of(1));
    }
    int variables = runner.model().variables().size();
    return new AbsoluteProbability.Known(needed)
        .with(apart(), Magnitude::times)
        .with(
            runner.normaliser(relevance.touched(variables, evidence.weights())),
            Magnitude::dividedBy);
  }

  /**
   * Checks that no part of the network has the sum 0, as far as memory allows.
   *
   * @throws UserErrorException if one does
   */
  void demandPossible() {
    demandPossibleUntouched();
    apart();
  }

  /** Checks the untouched tables, whose sum may be 0 whatever is observed. */
  private void demandPossibleUntouched() {
    if (!relevance.untouched().positive()) {
      Evidence.NONE.demandPossible(
          runner.sum(relevance.untouched(), Map.of(), "the sum over what nothing joins"));
    }
  }

  /** The sum over the part that the evidence separates from the targets; never 0. */
  private AbsoluteProbability apart() {
    AbsoluteProbability apart =
        runner.sum(
            relevance.apart(),
            evidence.states(),
            "the sum over what the evidence parts from the variables asked for"
                + (relevance.apart().positive()
                    ? ""
                    : " (so it is not certain either that the evidence can happen)"));
    evidence.demandPossible(apart);
    return apart;
  }
}
