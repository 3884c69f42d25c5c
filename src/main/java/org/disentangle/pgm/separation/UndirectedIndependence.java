package org.disentangle.pgm.separation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.graph.UndirectedGraph;

/**
 * The independence statements of an undirected graph by separation, each tested by one
 * breadth-first search, in time linear in the graph. Immutable.
 */
public final class UndirectedIndependence implements IndependenceModel {
  private static final int UNSEEN = -2;
  private static final int NONE = -1;

  private final UndirectedGraph graph;

  /** The statements of a graph. */
  public UndirectedIndependence(UndirectedGraph graph) {
    this.graph = graph;
  }

  @Override
  public UndirectedGraph graph() {
    return graph;
  }

  @Override
  public boolean holds(Statement statement) {
    return explain(statement).separated();
  }

  @Override
  public UndirectedSeparation explain(Statement statement) {
    Nodes nodes = graph.nodes();
    BitSet given = nodes.set(statement.given());
    BitSet targets = nodes.set(statement.y());
    int[] cameFrom = new int[nodes.size()];
    int target = search(nodes.set(statement.x()), targets, given, cameFrom);
    BitSet reached = new BitSet(nodes.size());
    BitSet border = new BitSet(nodes.size());
    for (int node = 0; node < cameFrom.length; node++) {
      if (cameFrom[node] != UNSEEN) {
        reached.set(node);
        border.or(graph.neighbourSet(node));
      }
    }
    border.and(given);
    return new UndirectedSeparation(
        statement,
        target == NONE,
        walkBack(target, cameFrom),
        nodes.names(reached),
        nodes.names(border));
  }

  /**
   * Searches from the starts around the given nodes, nearer nodes first, and among these in the
   * order of their paths.
   *
   * @param cameFrom filled with the node before each on its path
   * @return the first target that is met
   */
  private int search(BitSet starts, BitSet targets, BitSet given, int[] cameFrom) {
    Arrays.fill(cameFrom, UNSEEN);
    Deque<Integer> open = new ArrayDeque<>();
    for (int start = starts.nextSetBit(0); start >= 0; start = starts.nextSetBit(start + 1)) {
      cameFrom[start] = NONE;
      open.add(start);
    }
    int met = NONE;
    while (!open.isEmpty()) {
      int node = open.remove();
      if (met == NONE && targets.get(node)) {
        met = node;
      }
      for (int i = 0; i < graph.degree(node); i++) {
        int next = graph.neighbour(node, i);
        if (cameFrom[next] == UNSEEN && !given.get(next)) {
          cameFrom[next] = node;
          open.add(next);
        }
      }
    }
    return met;
  }

  private List<String> walkBack(int end, int[] cameFrom) {
    List<String> path = new ArrayList<>();
    for (int node = end; node != NONE; node = cameFrom[node]) {
      path.add(graph.nodes().name(node));
    }
    Collections.reverse(path);
    return path;
  }
}
