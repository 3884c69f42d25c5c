package org.disentangle.pgm.inference;

import java.util.List;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.Setting;

/**
 * The distribution of some variables given evidence.
 *
 * @param distribution over the targets, in the order of the query; sums to 1
 * @param evidence the given evidence
 * @param evidenceProbability P(evidence); 1 without evidence; unknown if P(evidence) needs more
 *     memory than is allowed
 * @param plan the elimination that computed it
 */
public record Posterior(
    Factor distribution,
    List<Setting> evidence,
    AbsoluteProbability evidenceProbability,
    EliminationPlan plan) {
  /** Copies the list. */
  public Posterior {
    evidence = List.copyOf(evidence);
  }
}
