package org.disentangle.pgm.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.disentangle.UserErrorException;

/** An undirected graph without loops and without double edges. Immutable. */
public final class UndirectedGraph implements Graph {
  private final Nodes nodes;
  private final List<Edge> edges;
  private final BitSet[] neighbours;
  private final int[][] neighbourLists;

  private UndirectedGraph(Nodes nodes, BitSet[] neighbours) {
    this.nodes = nodes;
    this.neighbours = neighbours;
    this.neighbourLists =
        Arrays.stream(neighbours).map(set -> set.stream().toArray()).toArray(int[][]::new);
    List<Edge> listed = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      for (int j : neighbourLists[i]) {
        if (i < j) {
          listed.add(new Edge(nodes.name(i), nodes.name(j)));
        }
      }
    }
    this.edges = List.copyOf(listed);
  }

  /**
   * The graph of the given nodes and edges.
   *
   * @throws UserErrorException if an edge names no node, joins a node with itself, or occurs twice
   *     (in either direction)
   */
  public static UndirectedGraph of(Collection<String> nodes, Collection<Edge> edges) {
    Nodes declared = new Nodes(nodes);
    BitSet[] neighbours = empty(declared.size());
    for (Edge edge : edges) {
      int one = declared.index(edge.one());
      int other = declared.index(edge.other());
      if (one == other) {
        throw new UserErrorException(
            "the edge " + edge + " joins a node with itself; an edge needs two nodes");
      }
      if (neighbours[one].get(other)) {
        throw new UserErrorException("the edge " + edge + " is given twice");
      }
      neighbours[one].set(other);
      neighbours[other].set(one);
    }
    return new UndirectedGraph(declared, neighbours);
  }

  /**
   * The graph in which the members of each clique are joined with one another; cliques may share
   * edges.
   *
   * @throws UserErrorException if a clique names no node
   */
  public static UndirectedGraph ofCliques(
      Collection<String> nodes, Collection<? extends Collection<String>> cliques) {
    Nodes declared = new Nodes(nodes);
    BitSet[] neighbours = empty(declared.size());
    for (Collection<String> clique : cliques) {
      BitSet members = declared.set(clique);
      members.stream()
          .forEach(
              member -> {
                neighbours[member].or(members);
                neighbours[member].clear(member);
              });
    }
    return new UndirectedGraph(declared, neighbours);
  }

  private static BitSet[] empty(int size) {
    BitSet[] sets = new BitSet[size];
    Arrays.setAll(sets, i -> new BitSet(size));
    return sets;
  }

  @Override
  public Nodes nodes() {
    return nodes;
  }

  @Override
  public UndirectedGraph skeleton() {
    return this;
  }

  /** Every edge once, the node declared earlier first, in the order of the nodes. */
  public List<Edge> edges() {
    return edges;
  }

  /** The nodes joined with one, in order. */
  public List<String> neighbours(String node) {
    return nodes.names(neighbours[nodes.index(node)]);
  }

  /** How many nodes are joined with one. */
  public int degree(int node) {
    return neighbourLists[node].length;
  }

  /**
   * The i-th neighbour of a node.
   *
   * @param i from 0 to {@link #degree} - 1; neighbours come in the order of the nodes
   */
  public int neighbour(int node, int i) {
    return neighbourLists[node][i];
  }

  /** The neighbours of a node as a set; the caller owns it. */
  public BitSet neighbourSet(int node) {
    return (BitSet) neighbours[node].clone();
  }

  /** Whether two nodes are joined. */
  public boolean adjacent(int one, int other) {
    return neighbours[one].get(other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UndirectedGraph that
        && nodes.equals(that.nodes)
        && edges.equals(that.edges);
  }

  @Override
  public int hashCode() {
    return 31 * nodes.hashCode() + edges.hashCode();
  }

  @Override
  public String toString() {
    return nodes + " " + edges;
  }
}
