package org.disentangle.pgm.graph;

import java.util.List;

/**
 * An edge that moralisation adds between two parents.
 *
 * @param edge between the parents
 * @param children their common children, at least one; each alone requires the edge
 */
public record Marriage(Edge edge, List<String> children) {
  /** Copies the list. */
  public Marriage {
    children = List.copyOf(children);
  }

  /** E.g. {@code A – B (parents of M)}. */
  @Override
  public String toString() {
    return edge + " (parents of " + String.join(", ", children) + ")";
  }
}
