package org.disentangle.pgm.clique;

import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.pgm.graph.UndirectedGraph;

/**
 * Maximum cardinality search: visits next the node with most visited neighbours, of several the
 * first (Tarjan and Yannakakis 1984).
 */
final class MaximumCardinality {
  private MaximumCardinality() {}

  /** The nodes in the reverse of the order in which they are visited. */
  static List<String> reversed(UndirectedGraph graph) {
    int size = graph.nodes().size();
    int[] visitedNeighbours = new int[size];
    boolean[] visited = new boolean[size];
    String[] order = new String[size];
    for (int place = size - 1; place >= 0; place--) {
      int next =
          IntStream.range(0, size)
              .filter(node -> !visited[node])
              .reduce(
                  (one, other) -> visitedNeighbours[other] > visitedNeighbours[one] ? other : one)
              .orElseThrow();
      visited[next] = true;
      order[place] = graph.nodes().name(next);
      for (int i = 0; i < graph.degree(next); i++) {
        visitedNeighbours[graph.neighbour(next, i)]++;
      }
    }
    return List.of(order);
  }
}
