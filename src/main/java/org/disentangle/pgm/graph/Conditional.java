package org.disentangle.pgm.graph;

import java.util.List;

/**
 * One factor of a directed graph's joint distribution: a variable given its parents.
 *
 * @param variable the variable of the distribution
 * @param parents the variables it is conditioned on, in the order of the graph; none for a root
 */
public record Conditional(String variable, List<String> parents) {
  /** Copies the list. */
  public Conditional {
    parents = List.copyOf(parents);
  }

  /** E.g. {@code p(I | M, S)}, or {@code p(M)} for a root. */
  @Override
  public String toString() {
    return "p(" + variable + (parents.isEmpty() ? "" : " | " + String.join(", ", parents)) + ")";
  }
}
