package org.disentangle.pgm.separation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Nodes;

/** Determines the effect of each node on a path, for one set of given nodes. */
final class TrailReader {
  private static final int NONE = -1;

  private final DirectedGraph graph;
  private final Nodes nodes;
  private final BitSet given;
  private final BitSet givenOrAbove;

  TrailReader(DirectedGraph graph, BitSet given) {
    this.graph = graph;
    this.nodes = graph.nodes();
    this.given = given;
    this.givenOrAbove = graph.withAncestors(given);
  }

  /** The path over the given nodes, each of which is adjacent to the next. */
  Trail read(int[] path) {
    List<Arc> arcs = new ArrayList<>();
    for (int i = 1; i < path.length; i++) {
      String one = nodes.name(path[i - 1]);
      String other = nodes.name(path[i]);
      arcs.add(graph.hasArc(path[i - 1], path[i]) ? new Arc(one, other) : new Arc(other, one));
    }
    List<InnerNode> inner = new ArrayList<>();
    for (int i = 1; i < path.length - 1; i++) {
      inner.add(inner(path[i - 1], path[i], path[i + 1]));
    }
    return new Trail(Arrays.stream(path).mapToObj(nodes::name).toList(), arcs, inner);
  }

  private InnerNode inner(int before, int node, int after) {
    boolean entered = graph.hasArc(before, node);
    boolean left = graph.hasArc(node, after);
    if (entered && !left) {
      return collider(node);
    }
    Meeting meeting = entered == left ? Meeting.HEAD_TO_TAIL : Meeting.TAIL_TO_TAIL;
    boolean observed = given.get(node);
    String name = nodes.name(node);
    return new InnerNode(
        name,
        meeting,
        observed,
        observed,
        List.of(),
        name + " is " + meeting + (observed ? " and observed" : " and not observed"));
  }

  private InnerNode collider(int node) {
    String name = nodes.name(node);
    boolean blocks = !givenOrAbove.get(node);
    List<String> witness = blocks ? List.of() : witness(node);
    return new InnerNode(
        name,
        Meeting.HEAD_TO_HEAD,
        given.get(node),
        blocks,
        witness,
        name + " is " + Meeting.HEAD_TO_HEAD + (blocks ? unobserved(node) : opened(witness)));
  }

  private static String opened(List<String> witness) {
    return witness.size() == 1
        ? " and observed, which opens it"
        : ", and its descendant "
            + witness.get(witness.size() - 1)
            + " is observed, which opens it ("
            + String.join(" → ", witness)
            + ")";
  }

  private String unobserved(int node) {
    BitSet below = new BitSet(nodes.size());
    below.set(node);
    below = graph.withDescendants(below);
    below.clear(node);
    List<String> descendants = nodes.names(below);
    return switch (descendants.size()) {
      case 0 -> ", not observed, and has no descendants";
      case 1 -> ", and neither it nor its descendant " + descendants.get(0) + " is observed";
      default ->
          ", and neither it nor any of its descendants "
              + String.join(", ", descendants)
              + " is observed";
    };
  }

  /** The shortest directed path down to an observed node, the first in the order of the nodes. */
  private List<String> witness(int collider) {
    int[] cameFrom = new int[nodes.size()];
    Arrays.fill(cameFrom, NONE);
    Deque<Integer> open = new ArrayDeque<>();
    open.add(collider);
    int node = open.remove();
    while (!given.get(node)) {
      for (int i = 0; i < graph.childCount(node); i++) {
        int child = graph.child(node, i);
        if (cameFrom[child] == NONE) {
          cameFrom[child] = node;
          open.add(child);
        }
      }
      node = open.remove();
    }
    List<String> path = new ArrayList<>();
    for (int each = node; each != collider; each = cameFrom[each]) {
      path.add(nodes.name(each));
    }
    path.add(nodes.name(collider));
    Collections.reverse(path);
    return path;
  }
}
