package org.disentangle.pgm.format;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.UndirectedGraph;

/**
 * A graph while its text is being read: every edge with the place where it stands, so that a fault
 * can be told with it. Nodes are in the order of their first mention.
 */
final class Draft {
  private final Set<String> nodes = new LinkedHashSet<>();
  private final Map<Arc, String> arcs = new LinkedHashMap<>();
  private final Map<Edge, String> edges = new LinkedHashMap<>();

  /** Mentions a node. */
  void node(String name) {
    nodes.add(name);
  }

  /** Whether a node was mentioned. */
  boolean has(String name) {
    return nodes.contains(name);
  }

  /** Whether no node was mentioned. */
  boolean isEmpty() {
    return nodes.isEmpty();
  }

  /**
   * Adds a directed edge and mentions its ends.
   *
   * @param where the edge stands: file and line
   * @throws UserErrorException if both ends are one, it is there already, or there are undirected
   *     edges
   */
  void arc(String where, Arc arc) {
    refuseLoop(where, "the arc " + arc, arc.from(), arc.to());
    if (!edges.isEmpty()) {
      throw mixed(where, "the arc " + arc, "the edge " + edges.keySet().iterator().next());
    }
    nodes.add(arc.from());
    nodes.add(arc.to());
    refuseDouble(where, "the arc " + arc, arcs.putIfAbsent(arc, where));
  }

  /**
   * Adds an undirected edge and mentions its ends.
   *
   * @param where the edge stands: file and line
   * @throws UserErrorException if both ends are one, it is there already (in either direction), or
   *     there are directed edges
   */
  void edge(String where, Edge edge) {
    refuseLoop(where, "the edge " + edge, edge.one(), edge.other());
    if (!arcs.isEmpty()) {
      throw mixed(where, "the edge " + edge, "the arc " + arcs.keySet().iterator().next());
    }
    nodes.add(edge.one());
    nodes.add(edge.other());
    refuseDouble(where, "the edge " + edge, edges.get(reversed(edge)));
    refuseDouble(where, "the edge " + edge, edges.putIfAbsent(edge, where));
  }

  private static Edge reversed(Edge edge) {
    return new Edge(/* one= */ edge.other(), /* other= */ edge.one());
  }

  private static void refuseLoop(String where, String what, String one, String other) {
    if (one.equals(other)) {
      throw new UserErrorException(
          where + ": " + what + " joins a node with itself; an edge needs two nodes");
    }
  }

  private static void refuseDouble(String where, String what, String earlier) {
    if (earlier != null) {
      throw new UserErrorException(
          where + ": " + what + " stands there already, at " + earlier + "; keep one");
    }
  }

  private static UserErrorException mixed(String where, String one, String other) {
    return new UserErrorException(
        where
            + ": "
            + one
            + " and "
            + other
            + " are of two kinds; a graph has only arcs (A -> B) or only edges (A - B)");
  }

  /**
   * The graph as it was given; undirected if it has undirected edges or none at all.
   *
   * @throws UserErrorException if arcs close a cycle, at the first arc that closes one
   */
  Graph graph() {
    return arcs.isEmpty() ? UndirectedGraph.of(nodes, edges.keySet()) : directed();
  }

  /**
   * The graph of the arcs.
   *
   * @throws UserErrorException as {@link #graph} does
   */
  DirectedGraph directed() {
    try {
      return DirectedGraph.of(nodes, arcs.keySet());
    } catch (UserErrorException cycle) {
      throw atFirstCycle(cycle);
    }
  }

  /** The sentence about the fewest first arcs that hold a cycle, with the place of the last. */
  private UserErrorException atFirstCycle(UserErrorException cycle) {
    List<Arc> all = List.copyOf(arcs.keySet());
    UserErrorException first = cycle;
    int without = 0;
    int with = all.size();
    while (with - without > 1) {
      int middle = (without + with) / 2;
      Optional<UserErrorException> fault = fault(all.subList(0, middle));
      if (fault.isPresent()) {
        with = middle;
        first = fault.get();
      } else {
        without = middle;
      }
    }
    return new UserErrorException(arcs.get(all.get(with - 1)) + ": " + first.getMessage(), first);
  }

  private Optional<UserErrorException> fault(List<Arc> some) {
    try {
      DirectedGraph unused = DirectedGraph.of(nodes, some);
      return Optional.empty();
    } catch (UserErrorException e) {
      return Optional.of(e);
    }
  }
}
