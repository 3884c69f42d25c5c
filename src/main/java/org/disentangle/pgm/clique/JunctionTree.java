package org.disentangle.pgm.clique;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.graph.UndirectedGraph;

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

  /**
   * The junction tree of a chordal graph: among the trees over its cliques one with the largest
   * separators in sum (Jensen and Jensen 1994), grown by Kruskal's algorithm; of links as large,
   * those between earlier cliques.
   *
   * @param chordal e.g. the one that a {@link Triangulation} gives
   * @throws IllegalArgumentException if the graph is not chordal; the message names a cycle
   */
  public static JunctionTree of(UndirectedGraph chordal) {
    if (!(Chordality.of(chordal) instanceof Chordality.Chordal certificate)) {
      throw new IllegalArgumentException("not chordal: " + Chordality.of(chordal));
    }
    List<BitSet> cliques = cliques(chordal, certificate.eliminationOrder());
    Nodes nodes = chordal.nodes();
    JunctionTree tree =
        new JunctionTree(cliques.stream().map(nodes::names).toList(), links(cliques, nodes));
    for (int node = 0; node < nodes.size(); node++) {
      if (!tree.connects(nodes.name(node))) {
        throw new IllegalStateException(
            "the cliques that hold " + nodes.name(node) + " are not connected: " + tree);
      }
    }
    return tree;
  }

  /** A node and its neighbours that come after it form a clique; every maximal one is such. */
  private static List<BitSet> cliques(UndirectedGraph chordal, List<String> eliminationOrder) {
    BitSet later = chordal.nodes().set(eliminationOrder);
    List<BitSet> maximal = new ArrayList<>();
    for (String name : eliminationOrder) {
      int node = chordal.nodes().index(name);
      BitSet clique = chordal.neighbourSet(node);
      clique.and(later);
      clique.set(node);
      later.clear(node);
      if (maximal.stream().noneMatch(larger -> contains(larger, clique))) {
        maximal.add(clique);
      }
    }
    return MaximalCliques.sorted(maximal);
  }

  private static boolean contains(BitSet larger, BitSet smaller) {
    BitSet outside = (BitSet) smaller.clone();
    outside.andNot(larger);
    return outside.isEmpty();
  }

  private static List<Link> links(List<BitSet> cliques, Nodes nodes) {
    List<Link> candidates = new ArrayList<>();
    for (int one = 0; one < cliques.size(); one++) {
      for (int other = one + 1; other < cliques.size(); other++) {
        BitSet shared = (BitSet) cliques.get(one).clone();
        shared.and(cliques.get(other));
        if (!shared.isEmpty()) {
          candidates.add(new Link(one, other, nodes.names(shared)));
        }
      }
    }
    // Stable: links as large stay in the order of their cliques.
    candidates.sort(Comparator.comparingInt((Link link) -> link.separator().size()).reversed());
    int[] treeOf = new int[cliques.size()];
    Arrays.setAll(treeOf, i -> i);
    List<Link> chosen = new ArrayList<>();
    for (Link link : candidates) {
      int one = treeOf[link.one()];
      int other = treeOf[link.other()];
      if (one != other) {
        chosen.add(link);
        Arrays.setAll(treeOf, i -> treeOf[i] == other ? one : treeOf[i]);
      }
    }
    return chosen;
  }

  /**
   * Whether the cliques that hold a node are connected by links that hold it: in a forest they are
   * if and only if there is one link fewer than cliques.
   */
  private boolean connects(String node) {
    long holding = cliques.stream().filter(clique -> clique.contains(node)).count();
    long shared = links.stream().filter(link -> link.separator().contains(node)).count();
    return holding == shared + 1;
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
