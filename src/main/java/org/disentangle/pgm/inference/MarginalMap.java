package org.disentangle.pgm.inference;

import java.util.List;
import org.disentangle.pgm.factor.Setting;

/**
 * The most probable joint state of some variables, the others summed out (marginal MAP).
 *
 * <p>It need not agree with the most probable state of all variables.
 *
 * @param assignment of the variables asked for, in the order of the network; one of several equally
 *     probable ones
 * @param probability P(assignment | evidence)
 * @param ties how many joint states are equally probable, including this one, to a part in a
 *     billion; exact up to 2^53
 * @param plan the elimination: first the other variables are summed out, then those asked for
 *     maximised
 */
public record MarginalMap(
    List<Setting> assignment, double probability, double ties, EliminationPlan plan) {
  /** Copies the list. */
  public MarginalMap {
    assignment = List.copyOf(assignment);
  }
}
