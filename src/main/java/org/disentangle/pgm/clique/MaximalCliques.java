package org.disentangle.pgm.clique;

import java.util.List;

/**
 * The sets of nodes that are joined pairwise and that no further node can enter.
 *
 * @param cliques each in the order of the nodes; sorted by their first nodes, then their second and
 *     so on; an isolated node is a clique of its own
 * @param complete whether these are all; else there are more than were asked for
 */
public record MaximalCliques(List<List<String>> cliques, boolean complete) {
  /** Copies the lists. */
  public MaximalCliques {
    cliques = cliques.stream().map(List::copyOf).toList();
  }
}
