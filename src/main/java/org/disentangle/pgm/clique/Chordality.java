package org.disentangle.pgm.clique;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.graph.UndirectedGraph;

/**
 * The verdict whether a graph is chordal (every cycle of four or more nodes has a chord), with its
 * certificate. A chordal graph can be eliminated without a fill edge; exactly such graphs have a
 * directed perfect map (Koller &amp; Friedman 2009, Theorem 4.13).
 */
public sealed interface Chordality {

  /**
   * The verdict on a graph: the order of a maximum cardinality search, reversed, is a perfect
   * elimination order if there is one (Tarjan and Yannakakis 1984).
   */
  static Chordality of(UndirectedGraph graph) {
    Chordal candidate = new Chordal(MaximumCardinality.reversed(graph));
    if (candidate.proves(graph)) {
      return candidate;
    }
    Optional<NotChordal> hole = ShortestHole.of(graph).map(NotChordal::new);
    return hole.filter(found -> found.proves(graph))
        .orElseThrow(() -> new IllegalStateException("neither an order nor a cycle: " + graph));
  }

  /** Whether the graph is chordal. */
  boolean chordal();

  /** Whether the certificate proves the verdict for a graph. */
  boolean proves(UndirectedGraph graph);

  /**
   * The graph is chordal.
   *
   * @param eliminationOrder perfect: the neighbours of each node that come after it are joined
   *     pairwise
   */
  record Chordal(List<String> eliminationOrder) implements Chordality {
    /** Copies the list. */
    public Chordal {
      eliminationOrder = List.copyOf(eliminationOrder);
    }

    @Override
    public boolean chordal() {
      return true;
    }

    /**
     * It suffices to check that the first later neighbour of each node is joined with the other
     * later ones: the other pairs are checked at the later nodes.
     */
    @Override
    public boolean proves(UndirectedGraph graph) {
      Nodes nodes = graph.nodes();
      BitSet later = nodes.set(eliminationOrder);
      if (eliminationOrder.size() != nodes.size() || later.cardinality() != nodes.size()) {
        return false;
      }
      int[] place = new int[nodes.size()];
      for (int i = 0; i < place.length; i++) {
        place[nodes.index(eliminationOrder.get(i))] = i;
      }
      for (String name : eliminationOrder) {
        int node = nodes.index(name);
        later.clear(node);
        BitSet neighbours = graph.neighbourSet(node);
        neighbours.and(later);
        Optional<Integer> first =
            neighbours.stream().boxed().min((one, other) -> place[one] - place[other]);
        if (first.isPresent()) {
          neighbours.clear(first.get());
          neighbours.andNot(graph.neighbourSet(first.get()));
          if (!neighbours.isEmpty()) {
            return false;
          }
        }
      }
      return true;
    }
  }

  /**
   * The graph is not chordal.
   *
   * @param cycle a shortest cycle of four or more nodes without a chord, each node once; begun at
   *     its first node in the order of the graph and walked towards the earlier of that node's two
   *     neighbours; of several such sequences the first
   */
  record NotChordal(List<String> cycle) implements Chordality {
    /** Copies the list. */
    public NotChordal {
      cycle = List.copyOf(cycle);
    }

    @Override
    public boolean chordal() {
      return false;
    }

    /** Two of its nodes are joined if and only if they follow one another. */
    @Override
    public boolean proves(UndirectedGraph graph) {
      int length = cycle.size();
      if (length < 4 || new HashSet<>(cycle).size() != length) {
        return false;
      }
      List<Integer> nodes = new ArrayList<>(cycle.stream().map(graph.nodes()::index).toList());
      for (int i = 0; i < length; i++) {
        for (int j = i + 1; j < length; j++) {
          boolean follows = j == i + 1 || (i == 0 && j == length - 1);
          if (graph.adjacent(nodes.get(i), nodes.get(j)) != follows) {
            return false;
          }
        }
      }
      return true;
    }
  }
}
