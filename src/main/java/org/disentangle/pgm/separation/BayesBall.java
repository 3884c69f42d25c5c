package org.disentangle.pgm.separation;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;
import org.disentangle.pgm.graph.DirectedGraph;

/**
 * Bayes-ball: d-separation by one search over (node, direction) in time linear in the graph
 * (Shachter 1998; Koller &amp; Friedman 2009, Algorithm 3.1). Breadth first, so that the first walk
 * to arrive is a shortest active path: a loop in an active walk can always be cut out of it.
 */
public final class BayesBall {
  private static final int UNSEEN = -2;
  private static final int NONE = -1;

  private final Links links;
  private final DirectedGraph graph;

  /** Searches of a graph. */
  public BayesBall(DirectedGraph graph) {
    this(graph, new Links(graph));
  }

  BayesBall(DirectedGraph graph, Links links) {
    this.graph = graph;
    this.links = links;
  }

  /**
   * A shortest active path from one set to another, the first of these in the order of the nodes;
   * empty if the two are d-separated.
   */
  Optional<int[]> activePath(BitSet starts, BitSet targets, BitSet given) {
    int[] cameFrom = new int[2 * graph.nodes().size()];
    int met = search(starts, targets, given, cameFrom);
    return met == NONE ? Optional.empty() : Optional.of(walkBack(met, cameFrom));
  }

  /** A node and all nodes that are not d-separated from it; they may include given nodes. */
  public BitSet reached(int node, BitSet given) {
    BitSet start = new BitSet();
    start.set(node);
    int[] cameFrom = new int[2 * graph.nodes().size()];
    search(start, new BitSet(), given, cameFrom);
    BitSet reached = new BitSet(graph.nodes().size());
    for (int state = 0; state < cameFrom.length; state++) {
      if (cameFrom[state] != UNSEEN) {
        reached.set(Links.node(state));
      }
    }
    return reached;
  }

  /**
   * Walks along active paths until a target is met.
   *
   * @param cameFrom filled with the state before each
   * @return the state at the target, or none
   */
  private int search(BitSet starts, BitSet targets, BitSet given, int[] cameFrom) {
    BitSet givenOrAbove = graph.withAncestors(given);
    // A state is the link that led to a node; at a start it is a link up from a child, so that the
    // start is not a collider.
    Arrays.fill(cameFrom, UNSEEN);
    Deque<Integer> open = new ArrayDeque<>();
    for (int start = starts.nextSetBit(0); start >= 0; start = starts.nextSetBit(start + 1)) {
      int state = Links.up(start);
      cameFrom[state] = NONE;
      open.add(state);
    }
    while (!open.isEmpty()) {
      int state = open.remove();
      int node = Links.node(state);
      if (targets.get(node)) {
        return state;
      }
      for (int link : links.of(node)) {
        boolean collides = Links.isDown(state) && !Links.isDown(link);
        boolean passes = collides ? givenOrAbove.get(node) : !given.get(node);
        if (passes && cameFrom[link] == UNSEEN) {
          cameFrom[link] = state;
          open.add(link);
        }
      }
    }
    return NONE;
  }

  private static int[] walkBack(int end, int[] cameFrom) {
    Deque<Integer> path = new ArrayDeque<>();
    for (int state = end; state != NONE; state = cameFrom[state]) {
      path.addFirst(Links.node(state));
    }
    return path.stream().mapToInt(Integer::intValue).toArray();
  }
}
