package org.disentangle.pgm.clique;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.graph.UndirectedGraph;

/**
 * The clique tree of a chordal graph, built from a perfect elimination order without comparing
 * every clique with every other (Blair and Peyton 1993).
 *
 * <p>A node and its neighbours that leave after it are a clique, and every maximal clique is of
 * this form. Two joined cliques share the remaining neighbours of a node when it leaves. The
 * cliques that contain such a set are joined to the first of them, the larger sets first: among
 * links of the same size, those over different sets never close a cycle with one another, so this
 * is the choice of Kruskal's algorithm among all pairs, the earlier cliques first.
 *
 * @param cliques sorted by their nodes
 * @param links by the size of what they share, the largest first, then by their cliques
 */
record CliqueTree(List<BitSet> cliques, List<JunctionTree.Link> links) {

  /**
   * The tree of a graph.
   *
   * @param eliminationOrder a perfect one
   */
  static CliqueTree of(UndirectedGraph chordal, List<String> eliminationOrder) {
    Nodes nodes = chordal.nodes();
    int[] order = eliminationOrder.stream().mapToInt(nodes::index).toArray();
    BitSet[] later = later(chordal, order);
    List<BitSet> cliques = MaximalCliques.sorted(maximal(order, later));
    return new CliqueTree(cliques, links(cliques, later, nodes));
  }

  /** For each node, the neighbours that leave after it. */
  private static BitSet[] later(UndirectedGraph chordal, int[] order) {
    BitSet staying = new BitSet();
    staying.set(0, order.length);
    BitSet[] later = new BitSet[order.length];
    for (int node : order) {
      staying.clear(node);
      later[node] = chordal.neighbourSet(node);
      later[node].and(staying);
    }
    return later;
  }

  /**
   * The maximal cliques: the clique of a node v is part of another clique if and only if it equals
   * the remaining neighbours of a node whose first neighbour to leave is v (Golumbic 1980,
   * Algorithm 4.3).
   */
  private static List<BitSet> maximal(int[] order, BitSet[] later) {
    int[] place = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      place[order[i]] = i;
    }
    BitSet swallowed = new BitSet();
    List<BitSet> maximal = new ArrayList<>();
    for (int node : order) {
      if (!swallowed.get(node)) {
        BitSet clique = (BitSet) later[node].clone();
        clique.set(node);
        maximal.add(clique);
      }
      later[node].stream()
          .boxed()
          .min(Comparator.comparingInt(other -> place[other]))
          .filter(first -> later[first].cardinality() == later[node].cardinality() - 1)
          .ifPresent(swallowed::set);
    }
    return maximal;
  }

  private static List<JunctionTree.Link> links(List<BitSet> cliques, BitSet[] later, Nodes nodes) {
    List<List<Integer>> holding =
        Stream.<List<Integer>>generate(ArrayList::new).limit(later.length).toList();
    for (int i = 0; i < cliques.size(); i++) {
      int clique = i;
      cliques.get(i).stream().forEach(node -> holding.get(node).add(clique));
    }
    Set<BitSet> separators =
        new TreeSet<>(
            Comparator.comparingInt(BitSet::cardinality)
                .reversed()
                .thenComparing(set -> set.stream().toArray(), Arrays::compare));
    Arrays.stream(later).filter(set -> !set.isEmpty()).forEach(separators::add);
    Trees trees = new Trees(cliques.size());
    List<JunctionTree.Link> links = new ArrayList<>();
    for (BitSet separator : separators) {
      List<Integer> sharing = sharing(cliques, holding, separator);
      List<String> shared = nodes.names(separator);
      sharing.stream()
          .skip(1)
          .filter(other -> trees.join(sharing.get(0), other))
          .forEach(other -> links.add(new JunctionTree.Link(sharing.get(0), other, shared)));
    }
    links.sort(
        Comparator.comparingInt((JunctionTree.Link link) -> -link.separator().size())
            .thenComparingInt(JunctionTree.Link::one)
            .thenComparingInt(JunctionTree.Link::other));
    return links;
  }

  /** The cliques that contain a set, in order: searched among those of its rarest node. */
  private static List<Integer> sharing(
      List<BitSet> cliques, List<List<Integer>> holding, BitSet set) {
    int rarest =
        set.stream()
            .boxed()
            .min(Comparator.comparingInt(node -> holding.get(node).size()))
            .orElseThrow();
    return holding.get(rarest).stream()
        .filter(clique -> set.stream().allMatch(cliques.get(clique)::get))
        .toList();
  }

  /** The connected components of the cliques so far. */
  private static final class Trees {
    private final int[] above;

    Trees(int cliques) {
      this.above = new int[cliques];
      Arrays.setAll(above, i -> i);
    }

    private int root(int clique) {
      int at = clique;
      while (above[at] != at) {
        above[at] = above[above[at]];
        at = above[at];
      }
      return at;
    }

    /** Connects two cliques, unless they are connected. */
    boolean join(int one, int other) {
      int first = root(one);
      int second = root(other);
      above[second] = first;
      return first != second;
    }
  }
}
