package org.disentangle.pgm.clique;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.disentangle.pgm.graph.UndirectedGraph;

/**
 * The shortest chordless cycle of four or more nodes.
 *
 * <p>Such a cycle runs from its first node to one of two neighbours of it that are not joined, on
 * through nodes that are not joined with the first, and back from the other neighbour. A shortest
 * path between the two through such nodes has no chord, so the shortest of these paths, over all
 * first nodes and pairs of neighbours, closes a shortest cycle.
 */
final class ShortestHole {
  private static final int SHORTEST = 4;

  /** More steps than any path has, and one more can still be added. */
  private static final int UNREACHED = Integer.MAX_VALUE - 1;

  private final UndirectedGraph graph;
  private List<Integer> best = List.of();

  private ShortestHole(UndirectedGraph graph) {
    this.graph = graph;
  }

  /** The cycle in the canonical form of {@link Chordality.NotChordal}; absent if chordal. */
  static Optional<List<String>> of(UndirectedGraph graph) {
    ShortestHole search = new ShortestHole(graph);
    // Earlier first nodes go first: a later one wins only by a shorter cycle.
    for (int first = 0; first < graph.nodes().size() && search.best.size() != SHORTEST; first++) {
      search.from(first);
    }
    return Optional.of(search.best)
        .filter(cycle -> !cycle.isEmpty())
        .map(cycle -> cycle.stream().map(graph.nodes()::name).toList());
  }

  /** Examines the cycles whose first node in the order of the graph is a given node. */
  private void from(int first) {
    BitSet neighbours = graph.neighbourSet(first);
    BitSet inner = new BitSet();
    inner.set(first + 1, graph.nodes().size());
    inner.andNot(neighbours);
    for (int last = neighbours.nextSetBit(first + 1);
        last >= 0;
        last = neighbours.nextSetBit(last + 1)) {
      int[] distances = distances(last, inner);
      for (int second = neighbours.nextSetBit(first + 1);
          second < last;
          second = neighbours.nextSetBit(second + 1)) {
        if (!graph.adjacent(second, last)) {
          int distance = 1 + nearest(second, distances);
          // The first node, the second, and one node for each step to the last.
          if (distance <= UNREACHED && (best.isEmpty() || distance + 2 <= best.size())) {
            offer(cycle(first, second, distances, distance));
          }
        }
      }
    }
  }

  /** The number of steps from each inner node to a node; far too large where there is no way. */
  private int[] distances(int to, BitSet inner) {
    int[] distances = new int[graph.nodes().size()];
    Arrays.fill(distances, UNREACHED);
    distances[to] = 0;
    Deque<Integer> open = new ArrayDeque<>(List.of(to));
    while (!open.isEmpty()) {
      int node = open.remove();
      for (int i = 0; i < graph.degree(node); i++) {
        int next = graph.neighbour(node, i);
        if (inner.get(next) && distances[next] == UNREACHED) {
          distances[next] = distances[node] + 1;
          open.add(next);
        }
      }
    }
    return distances;
  }

  private int nearest(int node, int[] distances) {
    int least = UNREACHED;
    for (int i = 0; i < graph.degree(node); i++) {
      least = Math.min(least, distances[graph.neighbour(node, i)]);
    }
    return least;
  }

  /**
   * Walks from the second node to the last, always to the earliest node that is one step nearer.
   */
  private List<Integer> cycle(int first, int second, int[] distances, int distance) {
    List<Integer> cycle = new ArrayList<>(List.of(first, second));
    int node = second;
    for (int left = distance - 1; left >= 0; left--) {
      int i = 0;
      while (distances[graph.neighbour(node, i)] != left) {
        i++;
      }
      node = graph.neighbour(node, i);
      cycle.add(node);
    }
    return cycle;
  }

  private void offer(List<Integer> cycle) {
    if (best.isEmpty()
        || cycle.size() < best.size()
        || (cycle.get(0).equals(best.get(0)) && before(cycle, best))) {
      best = List.copyOf(cycle);
    }
  }

  private static boolean before(List<Integer> one, List<Integer> other) {
    return Arrays.compare(
            one.stream().mapToInt(Integer::intValue).toArray(),
            other.stream().mapToInt(Integer::intValue).toArray())
        < 0;
  }
}
