package org.disentangle.pgm.clique;

import java.util.List;

/**
 * The maximal cliques of a chordal graph as a tree, or a forest with one tree for each component,
 * in which the cliques that hold a node are connected (the running intersection property; Koller
 * &amp; Friedman 2009, Definition 10.6).
 *
 * @param cliques each in the order of the nodes
 * @param links between cliques, with what they share
 */
public record JunctionTree(List<List<String>> cliques, List<Link> links) {

  /**
   * An edge of the tree.
   *
   * @param one index of a clique
   * @param other index of the other one, larger
   * @param separator the nodes that both hold, at least one
   */
  public record Link(int one, int other, List<String> separator) {
    /** Copies the list. */
    public Link {
      separator = List.copyOf(separator);
    }
  }

  /** Copies the lists. */
  public JunctionTree {
    cliques = cliques.stream().map(List::copyOf).toList();
    links = List.copyOf(links);
  }

  /** The size of the largest clique, less one; -1 without nodes. */
  public int width() {
    return cliques.stream().mapToInt(List::size).max().orElse(0) - 1;
  }

  /** How many trees there are: one for each component of the graph. */
  public int trees() {
    return cliques.size() - links.size();
  }
}
