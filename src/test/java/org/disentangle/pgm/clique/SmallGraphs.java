package org.disentangle.pgm.clique;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.UndirectedGraph;

/** Graphs to compare with brute force. */
final class SmallGraphs {
  private SmallGraphs() {}

  /** Every graph over some nodes, isomorphic ones included. */
  static Stream<UndirectedGraph> all(int nodes) {
    return IntStream.range(0, 1 << (nodes * (nodes - 1) / 2))
        .mapToObj(edges -> graph(nodes, BitSet.valueOf(new long[] {edges})));
  }

  /** Random graphs of a few densities. */
  static Stream<UndirectedGraph> random(int nodes, int count) {
    Random random = new Random(nodes);
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              double density = 0.1 + 0.8 * random.nextDouble();
              BitSet edges = new BitSet();
              for (int edge = 0; edge < nodes * (nodes - 1) / 2; edge++) {
                edges.set(edge, random.nextDouble() < density);
              }
              return graph(nodes, edges);
            });
  }

  private static UndirectedGraph graph(int nodes, BitSet edges) {
    List<String> names = IntStream.range(0, nodes).mapToObj(i -> "n" + i).toList();
    List<Edge> chosen = new ArrayList<>();
    int edge = 0;
    for (int one = 0; one < nodes; one++) {
      for (int other = one + 1; other < nodes; other++) {
        if (edges.get(edge++)) {
          chosen.add(new Edge(names.get(one), names.get(other)));
        }
      }
    }
    return UndirectedGraph.of(names, chosen);
  }

  /** Every set of nodes but the empty one. */
  static Stream<BitSet> subsets(UndirectedGraph graph) {
    return IntStream.range(1, 1 << graph.nodes().size())
        .mapToObj(set -> BitSet.valueOf(new long[] {set}));
  }

  static boolean complete(UndirectedGraph graph, BitSet set) {
    return set.stream()
        .allMatch(
            one -> set.stream().allMatch(other -> one == other || graph.adjacent(one, other)));
  }
}
