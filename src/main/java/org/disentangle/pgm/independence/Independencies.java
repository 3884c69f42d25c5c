package org.disentangle.pgm.independence;

import java.util.List;

/**
 * The statements about two single nodes that hold in a graph. They say all: the sets X and Y are
 * separated if and only if each node of X is separated from each of Y by the same given set.
 *
 * @param statements those that hold, by the size of the given set, then by the two nodes, then by
 *     the given set, each in the order of the nodes
 * @param asked how many statements were tried
 * @param mostGiven the largest size of a given set that was tried
 */
public record Independencies(List<Statement> statements, long asked, int mostGiven) {
  /** Copies the list. */
  public Independencies {
    statements = List.copyOf(statements);
  }
}
