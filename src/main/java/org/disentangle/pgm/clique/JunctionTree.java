package org.disentangle.pgm.clique;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.pgm.graph.UndirectedGraph;

/**
 * A junction tree: the maximal cliques of a chordal graph as a tree, or a forest with one tree for
 * each component, in which the cliques that contain a node are connected (the running intersection
 * property; Koller &amp; Friedman 2009, Definition 10.6).
 *
 * @param cliques each in the order of the nodes
 * @param links between cliques, with their separators
 */
public record JunctionTree(List<List<String>> cliques, List<Link> links) {

  /**
   * An edge of the tree.
   *
   * @param one index of a clique
   * @param other the larger index of the other clique
   * @param separator the nodes in both, at least one
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

  /**
   * The junction tree of a chordal graph: among the trees over its cliques one with the largest
   * separators in sum (Jensen and Jensen 1994); among links of the same size, those between earlier
   * cliques. In time linear in the sizes of the cliques, up to sorting.
   *
   * @param chordal e.g. from a {@link Triangulation}
   * @throws IllegalArgumentException if the graph is not chordal; the message names a cycle
   */
  public static JunctionTree of(UndirectedGraph chordal) {
    Chordality verdict = Chordality.of(chordal);
    if (!(verdict instanceof Chordality.Chordal certificate)) {
      throw new IllegalArgumentException("not chordal: " + verdict);
    }
    CliqueTree tree = CliqueTree.of(chordal, certificate.eliminationOrder());
    JunctionTree found =
        new JunctionTree(
            tree.cliques().stream().map(chordal.nodes()::names).toList(), tree.links());
    found.demandRunningIntersection();
    return found;
  }

  /**
   * Checks that the cliques that contain a node are connected by links that contain it: in a forest
   * this is so if and only if there is one link fewer than cliques.
   */
  private void demandRunningIntersection() {
    Map<String, Integer> surplus = new HashMap<>();
    cliques.forEach(clique -> clique.forEach(node -> surplus.merge(node, 1, Integer::sum)));
    links.forEach(link -> link.separator().forEach(node -> surplus.merge(node, -1, Integer::sum)));
    surplus.forEach(
        (node, count) -> {
          if (count != 1) {
            throw new IllegalStateException(
                "the cliques that hold " + node + " are not connected: " + this);
          }
        });
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
