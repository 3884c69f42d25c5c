package org.disentangle.pgm.separation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.name.Names;

/**
 * The observability of a graph's nodes: latent nodes are never in a given set, since one cannot
 * condition on unmeasured variables; adjusted nodes are in every given set.
 *
 * @param latent nodes that are not observed
 * @param adjusted nodes that are always given; none of them is latent
 */
public record Observation(Set<String> latent, Set<String> adjusted) {
  private static final Observation FREE = new Observation(Set.of(), Set.of());

  /**
   * Copies the sets, keeping their order.
   *
   * @throws UserErrorException if a node is in both
   */
  public Observation {
    latent = unmodifiable(latent);
    adjusted = unmodifiable(adjusted);
    for (String name : adjusted) {
      if (latent.contains(name)) {
        throw new UserErrorException(
            "the node "
                + name
                + " is both latent and adjusted; what is not observed cannot be adjusted for");
      }
    }
  }

  private static Set<String> unmodifiable(Collection<String> names) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(names));
  }

  /** Every node may be given, and none has to be. */
  public static Observation free() {
    return FREE;
  }

  /**
   * Checks that no node is latent or adjusted, for questions about all statements of a graph, which
   * use arbitrary given sets.
   *
   * @param question that compares or computes all of them, with its article
   * @throws UserErrorException if a node is latent or adjusted
   */
  public void requireFree(String question) {
    if (!isFree()) {
      throw new UserErrorException(
          question
              + " is about all statements of a graph, given any nodes, but some are marked: "
              + String.join("; ", notes())
              + "; take the marks [latent] and [adjusted] off to ask for it");
    }
  }

  /** Whether no node is latent or adjusted. */
  public boolean isFree() {
    return latent.isEmpty() && adjusted.isEmpty();
  }

  /**
   * A statement with the adjusted nodes in its given set.
   *
   * @throws UserErrorException if its given set has a latent node, or if it is about an adjusted
   *     node
   */
  public Statement applied(Nodes nodes, Statement statement) {
    checkGiven(statement.given());
    checkAsked(statement.x());
    checkAsked(statement.y());
    Set<String> given = new LinkedHashSet<>(statement.given());
    given.addAll(adjusted);
    return Statement.of(nodes, statement.x(), statement.y(), given);
  }

  /**
   * Checks that no latent node is given.
   *
   * @throws UserErrorException if one is
   */
  public void checkGiven(Collection<String> given) {
    for (String name : given) {
      if (latent.contains(name)) {
        throw new UserErrorException(
            "the node "
                + name
                + " is latent in this graph, so nobody can observe it and it cannot be given;"
                + " leave it out of the given set, or take the mark [latent] off it");
      }
    }
  }

  /**
   * Checks that no adjusted node is in the question.
   *
   * @throws UserErrorException if one is
   */
  public void checkAsked(Collection<String> asked) {
    for (String name : asked) {
      if (adjusted.contains(name)) {
        throw new UserErrorException(
            "the node "
                + name
                + " is adjusted in this graph, so it is given in every question and cannot be"
                + " asked about; take the mark [adjusted] off it");
      }
    }
  }

  /**
   * The graph over the observed nodes: the adjusted nodes are removed, and the latent nodes are
   * summed out, which joins the nodes that they connect. Its separators are those of the graph that
   * contain no latent node, without the adjusted nodes.
   *
   * @param kept nodes that stay even if they are latent
   */
  public UndirectedGraph seen(UndirectedGraph graph, Collection<String> kept) {
    if (isFree()) {
      return graph;
    }
    Nodes nodes = graph.nodes();
    BitSet hidden = nodes.set(latent);
    hidden.andNot(nodes.set(kept));
    BitSet given = nodes.set(adjusted);
    List<String> left = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (int node = 0; node < nodes.size(); node++) {
      if (hidden.get(node) || given.get(node)) {
        continue;
      }
      left.add(nodes.name(node));
      BitSet reached = reached(graph, node, hidden);
      reached.andNot(hidden);
      reached.andNot(given);
      for (int other = reached.nextSetBit(node + 1);
          other >= 0;
          other = reached.nextSetBit(other + 1)) {
        edges.add(new Edge(nodes.name(node), nodes.name(other)));
      }
    }
    return UndirectedGraph.of(left, edges);
  }

  /** The neighbours of a node and all nodes that are reached from it through hidden nodes. */
  private static BitSet reached(UndirectedGraph graph, int from, BitSet hidden) {
    BitSet reached = (BitSet) graph.neighbourSet(from).clone();
    BitSet open = (BitSet) reached.clone();
    open.and(hidden);
    BitSet closed = new BitSet();
    for (int node = open.nextSetBit(0); node >= 0; node = open.nextSetBit(0)) {
      closed.set(node);
      reached.or(graph.neighbourSet(node));
      open.or(graph.neighbourSet(node));
      open.and(hidden);
      open.andNot(closed);
    }
    return reached;
  }

  /** The consequences for questions, one sentence each. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!latent.isEmpty()) {
      notes.add("latent, so never in a given set: " + Names.list(List.copyOf(latent)));
    }
    if (!adjusted.isEmpty()) {
      notes.add("adjusted, so in every given set: " + Names.list(List.copyOf(adjusted)));
    }
    return notes;
  }
}
