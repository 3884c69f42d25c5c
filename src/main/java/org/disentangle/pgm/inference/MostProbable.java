package org.disentangle.pgm.inference;

import java.util.List;
import org.disentangle.pgm.factor.Magnitude;
import org.disentangle.pgm.factor.Setting;

/**
 * The most probable joint state of all variables that are not observed.
 *
 * @param assignment of those variables, in the order of the network
 * @param evidence the evidence
 * @param jointProbability P(assignment, evidence); unknown if the required partition function needs
 *     more memory than is allowed
 * @param posteriorProbability P(assignment | evidence)
 * @param plan the elimination that found it; its tables are maximised, not summed
 */
public record MostProbable(
    List<Setting> assignment,
    List<Setting> evidence,
    AbsoluteProbability jointProbability,
    Magnitude posteriorProbability,
    EliminationPlan plan) {
  /** Copies the lists. */
  public MostProbable {
    assignment = List.copyOf(assignment);
    evidence = List.copyOf(evidence);
  }
}
