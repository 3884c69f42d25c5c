package org.disentangle.pgm.separation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.disentangle.pgm.graph.DirectedGraph;

/**
 * The arcs of a directed graph as steps in either direction. A step is one number: twice the node
 * it leads to, and one more if it leads down, along the arc.
 */
final class Links {
  private final int[][] links;

  Links(DirectedGraph graph) {
    this.links =
        IntStream.range(0, graph.nodes().size())
            .mapToObj(node -> of(graph, node))
            .toArray(int[][]::new);
  }

  private static int[] of(DirectedGraph graph, int node) {
    int[] steps =
        IntStream.concat(
                IntStream.range(0, graph.parentCount(node)).map(i -> up(graph.parent(node, i))),
                IntStream.range(0, graph.childCount(node)).map(i -> down(graph.child(node, i))))
            .toArray();
    Arrays.sort(steps);
    return steps;
  }

  /** The steps from a node, in the order of the nodes they lead to; must not be changed. */
  int[] of(int node) {
    return links[node];
  }

  static int up(int node) {
    return 2 * node;
  }

  static int down(int node) {
    return 2 * node + 1;
  }

  static int node(int link) {
    return link / 2;
  }

  static boolean isDown(int link) {
    return link % 2 == 1;
  }
}
