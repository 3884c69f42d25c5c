package org.disentangle.pgm.clique;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.disentangle.pgm.Listing;
import org.disentangle.pgm.TooLargeException;
import org.disentangle.pgm.graph.UndirectedGraph;

/**
 * The maximal cliques of a graph: sets of nodes that are joined pairwise and cannot be extended by
 * a further node.
 *
 * @param cliques each in the order of the nodes; sorted by their first nodes, then their second and
 *     so on; an isolated node is a clique of its own
 */
public record MaximalCliques(Listing<List<String>> cliques) {
  /** The default limit of listed cliques: a graph can have 3^(n/3) of them. */
  public static final int DEFAULT_LIMIT = 10_000;

  /** Copies the cliques. */
  public MaximalCliques {
    cliques = cliques.map(List::copyOf);
  }

  /** The cliques of a graph, {@value #DEFAULT_LIMIT} at most. */
  public static MaximalCliques of(UndirectedGraph graph) {
    return of(graph, DEFAULT_LIMIT);
  }

  /**
   * Every clique of a graph.
   *
   * @throws TooLargeException if there are more than {@value #DEFAULT_LIMIT}
   */
  public static List<List<String>> all(UndirectedGraph graph) {
    Listing<List<String>> found = of(graph).cliques();
    if (!found.complete()) {
      throw new TooLargeException(
          String.format(
              Locale.ROOT,
              "the graph has more than %,d maximal cliques, too many for a table each; give it by"
                  + " its cliques or with tables",
              DEFAULT_LIMIT));
    }
    return found.listed();
  }

  /**
   * The cliques of a graph, by the algorithm of Bron and Kerbosch (1973) with the pivot of Tomita,
   * Tanaka and Takahashi (2006), which takes time O(3^(n/3)).
   *
   * @param limit how many to list at most; each is maximal also where not all are listed
   * @throws IllegalArgumentException if the limit is not positive
   */
  public static MaximalCliques of(UndirectedGraph graph, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit " + limit);
    }
    Search search = new Search(graph, limit);
    BitSet all = new BitSet();
    all.set(0, graph.nodes().size());
    boolean complete = all.isEmpty() || search.extend(new BitSet(), all, new BitSet());
    return new MaximalCliques(
        new Listing<>(sorted(search.found), complete).map(graph.nodes()::names));
  }

  /** Whether no further node is joined with all members of a clique. */
  public static boolean isMaximal(UndirectedGraph graph, List<String> clique) {
    BitSet joined = new BitSet();
    joined.set(0, graph.nodes().size());
    clique.forEach(member -> joined.and(graph.neighbourSet(graph.nodes().index(member))));
    return joined.isEmpty();
  }

  /** Sorted by their members; the first difference decides. */
  static List<BitSet> sorted(List<BitSet> sets) {
    List<BitSet> sorted = new ArrayList<>(sets);
    sorted.sort(Comparator.comparing(set -> set.stream().toArray(), Arrays::compare));
    return sorted;
  }

  private static final class Search {
    private final UndirectedGraph graph;
    private final int limit;
    private final List<BitSet> found = new ArrayList<>();

    Search(UndirectedGraph graph, int limit) {
      this.graph = graph;
      this.limit = limit;
    }

    /**
     * Finds every maximal clique that contains a given clique, any of the candidates and none of
     * the excluded nodes.
     *
     * @param candidates nodes joined with all of the clique; changed
     * @param excluded the same, but cliques with them were found before; changed
     * @return whether all of them were within the limit
     */
    boolean extend(BitSet clique, BitSet candidates, BitSet excluded) {
      if (candidates.isEmpty()) {
        if (excluded.isEmpty()) {
          if (found.size() == limit) {
            return false;
          }
          found.add((BitSet) clique.clone());
        }
        return true;
      }
      // A maximal clique contains the pivot or a node that is not joined with it.
      BitSet tried = (BitSet) candidates.clone();
      tried.andNot(graph.neighbourSet(pivot(candidates, excluded)));
      for (int node = tried.nextSetBit(0); node >= 0; node = tried.nextSetBit(node + 1)) {
        BitSet neighbours = graph.neighbourSet(node);
        clique.set(node);
        boolean all = extend(clique, common(candidates, neighbours), common(excluded, neighbours));
        clique.clear(node);
        if (!all) {
          return false;
        }
        candidates.clear(node);
        excluded.set(node);
      }
      return true;
    }

    /** The node that is joined with most candidates; of several the first. */
    private int pivot(BitSet candidates, BitSet excluded) {
      BitSet either = (BitSet) candidates.clone();
      either.or(excluded);
      int best = -1;
      int most = -1;
      for (int node = either.nextSetBit(0); node >= 0; node = either.nextSetBit(node + 1)) {
        int joined = common(candidates, graph.neighbourSet(node)).cardinality();
        if (joined > most) {
          most = joined;
          best = node;
        }
      }
      return best;
    }

    private static BitSet common(BitSet one, BitSet other) {
      BitSet both = (BitSet) one.clone();
      both.and(other);
      return both;
    }
  }
}
