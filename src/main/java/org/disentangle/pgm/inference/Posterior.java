package org.disentangle.pgm.inference;

import java.util.List;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.Setting;

/**
 * The distribution of some variables given evidence.
 *
 * @param distribution over the targets, in the order they were asked for; sums to 1
 * @param evidence what it is given
 * @param evidenceProbability P(evidence); 1 without evidence; left out where the distribution takes
 *     less memory than is allowed and P(evidence) more
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
