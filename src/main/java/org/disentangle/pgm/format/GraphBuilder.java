package org.disentangle.pgm.format;

import java.util.ArrayList;
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
 * A builder of a graph while its text is read. It keeps the place of every edge for error messages.
 * Nodes are in the order of their first mention.
 */
final class GraphBuilder {
  private final Set<String> nodes = new LinkedHashSet<>();
  private final Map<Arc, String> arcs = new LinkedHashMap<>();
  private final Map<Edge, String> edges = new LinkedHashMap<>();
  private final Map<Edge, String> commonCauses = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

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
   * Adds a directed edge and mentions its ends; an existing edge changes nothing, with a note.
   *
   * @param where the edge stands: file and line
   * @throws UserErrorException if both ends are the same node, or there are undirected edges
   */
  void arc(String where, Arc arc) {
    refuseLoop(where, "the arc " + arc, arc.from(), arc.to());
    if (!edges.isEmpty()) {
      throw mixed(where, "the arc " + arc, "the edge " + edges.keySet().iterator().next());
    }
    nodes.add(arc.from());
    nodes.add(arc.to());
    noteDouble(where, "the arc " + arc, arcs.putIfAbsent(arc, where));
  }

  /**
   * Adds an undirected edge and mentions its ends; an existing edge, in either direction, changes
   * nothing, with a note.
   *
   * @param where the edge stands: file and line
   * @throws UserErrorException if both ends are the same node, or there are directed edges
   */
  void edge(String where, Edge edge) {
    refuseLoop(where, "the edge " + edge, edge.one(), edge.other());
    if (!arcs.isEmpty()) {
      throw mixed(where, "the edge " + edge, "the arc " + arcs.keySet().iterator().next());
    }
    if (!commonCauses.isEmpty()) {
      Edge first = commonCauses.keySet().iterator().next();
      throw mixed(where, "the edge " + edge, "the edge " + first.one() + " ↔ " + first.other());
    }
    nodes.add(edge.one());
    nodes.add(edge.other());
    add(where, "the edge " + edge, edge, edges);
  }

  /**
   * Adds an edge with two heads, which stands for an unobserved common cause of its ends, and
   * mentions these; an existing edge changes nothing, with a note.
   *
   * @param where the edge stands: file and line
   * @throws UserErrorException if both ends are the same node, or there are undirected edges
   */
  void commonCause(String where, Edge ends) {
    String what = "the edge " + ends.one() + " ↔ " + ends.other();
    refuseLoop(where, what, ends.one(), ends.other());
    if (!edges.isEmpty()) {
      throw mixed(where, what, "the edge " + edges.keySet().iterator().next());
    }
    nodes.add(ends.one());
    nodes.add(ends.other());
    add(where, what, ends, commonCauses);
  }

  private void add(String where, String what, Edge edge, Map<Edge, String> to) {
    if (to.containsKey(reversed(edge))) {
      noteDouble(where, what, to.get(reversed(edge)));
    } else {
      noteDouble(where, what, to.putIfAbsent(edge, where));
    }
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

  private void noteDouble(String where, String what, String earlier) {
    if (earlier != null) {
      notes.add(where + ": " + what + " stands there already, at " + earlier + "; it counts once");
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
   * Makes every edge with two heads a node of its own, with an arc to each end.
   *
   * @return the names of these nodes
   */
  Set<String> resolveCommonCauses() {
    Set<String> latent = new LinkedHashSet<>();
    commonCauses.forEach(
        (ends, where) -> {
          String cause = fresh("latent_" + ends.one() + "_" + ends.other());
          arc(where, new Arc(cause, ends.one()));
          arc(where, new Arc(cause, ends.other()));
          latent.add(cause);
          notes.add(
              where
                  + ": the edge "
                  + ends.one()
                  + " ↔ "
                  + ends.other()
                  + " stands for an unobserved common cause, which is the node "
                  + cause
                  + " here");
        });
    commonCauses.clear();
    return latent;
  }

  private String fresh(String wanted) {
    String name = wanted;
    for (int i = 2; nodes.contains(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  /** Adds a note. */
  void note(String sentence) {
    notes.add(sentence);
  }

  /** A sentence for each merge and each addition. */
  List<String> notes() {
    return List.copyOf(notes);
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

  /**
   * An error about the smallest initial part of the arcs that contains a cycle, with the place of
   * its last arc.
   */
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
