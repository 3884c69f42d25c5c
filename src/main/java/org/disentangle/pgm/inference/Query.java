package org.disentangle.pgm.inference;

import java.util.List;
import org.disentangle.pgm.factor.Setting;

/**
 * A question about a network: the distribution of some variables given evidence.
 *
 * @param targets the variables asked for; several mean their joint distribution
 * @param evidence what is known
 */
public record Query(List<String> targets, List<Setting> evidence) {
  /** Copies the lists. */
  public Query {
    targets = List.copyOf(targets);
    evidence = List.copyOf(evidence);
  }
}
