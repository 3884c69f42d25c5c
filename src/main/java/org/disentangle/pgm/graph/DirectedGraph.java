package org.disentangle.pgm.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.disentangle.UserErrorException;

/** A directed graph without cycles. Immutable. */
public final class DirectedGraph implements Graph {
  private final Nodes nodes;
  private final List<Arc> arcs;
  private final int[][] parents;
  private final int[][] children;
  private final int[] topologicalOrder;

  private DirectedGraph(Nodes nodes, BitSet[] childSets) {
    this.nodes = nodes;
    int size = nodes.size();
    BitSet[] parentSets = new BitSet[size];
    Arrays.setAll(parentSets, i -> new BitSet(size));
    List<Arc> listed = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      for (int j = childSets[i].nextSetBit(0); j >= 0; j = childSets[i].nextSetBit(j + 1)) {
        parentSets[j].set(i);
        listed.add(new Arc(nodes.name(i), nodes.name(j)));
      }
    }
    this.arcs = List.copyOf(listed);
    this.parents = lists(parentSets);
    this.children = lists(childSets);
    this.topologicalOrder = sort();
  }

  /**
   * The graph of the given nodes and arcs.
   *
   * @throws UserErrorException if an arc names no node, leads from a node to itself, occurs twice,
   *     or closes a cycle (which the message names)
   */
  public static DirectedGraph of(Collection<String> nodes, Collection<Arc> arcs) {
    Nodes declared = new Nodes(nodes);
    BitSet[] childSets = new BitSet[declared.size()];
    Arrays.setAll(childSets, i -> new BitSet(declared.size()));
    for (Arc arc : arcs) {
      int from = declared.index(arc.from());
      int to = declared.index(arc.to());
      if (from == to) {
        throw new UserErrorException(
            "the arc " + arc + " leads from a node to itself; an arc needs two nodes");
      }
      if (childSets[from].get(to)) {
        throw new UserErrorException("the arc " + arc + " is given twice");
      }
      childSets[from].set(to);
    }
    return new DirectedGraph(declared, childSets);
  }

  private static int[][] lists(BitSet[] sets) {
    return Arrays.stream(sets).map(set -> set.stream().toArray()).toArray(int[][]::new);
  }

  /** Kahn (1962); among nodes that are free, the one declared first. */
  private int[] sort() {
    int size = nodes.size();
    int[] waitingFor = new int[size];
    BitSet free = new BitSet(size);
    for (int i = 0; i < size; i++) {
      waitingFor[i] = parents[i].length;
      free.set(i, waitingFor[i] == 0);
    }
    int[] order = new int[size];
    int placed = 0;
    for (int next = free.nextSetBit(0); next >= 0; next = free.nextSetBit(0)) {
      free.clear(next);
      order[placed++] = next;
      for (int child : children[next]) {
        if (--waitingFor[child] == 0) {
          free.set(child);
        }
      }
    }
    if (placed < size) {
      throw new UserErrorException(
          "the directed graph has the cycle "
              + cycle(waitingFor)
              + "; a Bayesian network has none: turn or remove one of these arcs");
    }
    return order;
  }

  /** Every remaining node has a remaining parent, so a walk upwards must repeat a node. */
  private String cycle(int[] waitingFor) {
    int node = 0;
    while (waitingFor[node] <= 0) {
      node++;
    }
    List<Integer> walked = new ArrayList<>();
    while (!walked.contains(node)) {
      walked.add(node);
      node = Arrays.stream(parents[node]).filter(p -> waitingFor[p] > 0).findFirst().orElseThrow();
    }
    List<Integer> round = new ArrayList<>(walked.subList(walked.indexOf(node), walked.size()));
    Collections.reverse(round);
    // Begins at the node declared first, so that the same graph gives the same message.
    Collections.rotate(round, -round.indexOf(Collections.min(round)));
    round.add(round.get(0));
    return String.join(" → ", round.stream().map(nodes::name).toList());
  }

  @Override
  public Nodes nodes() {
    return nodes;
  }

  /** Every arc, by the order of the nodes they leave and then of those they reach. */
  public List<Arc> arcs() {
    return arcs;
  }

  /** The nodes with an arc to one, in order. */
  public List<String> parents(String node) {
    return names(parents[nodes.index(node)]);
  }

  /** The nodes with an arc from one, in order. */
  public List<String> children(String node) {
    return names(children[nodes.index(node)]);
  }

  private List<String> names(int[] members) {
    return Arrays.stream(members).mapToObj(nodes::name).toList();
  }

  /** How many parents a node has. */
  public int parentCount(int node) {
    return parents[node].length;
  }

  /**
   * The i-th parent of a node.
   *
   * @param i from 0 to {@link #parentCount} - 1, in the order of the nodes
   */
  public int parent(int node, int i) {
    return parents[node][i];
  }

  /** How many children a node has. */
  public int childCount(int node) {
    return children[node].length;
  }

  /**
   * The i-th child of a node.
   *
   * @param i from 0 to {@link #childCount} - 1, in the order of the nodes
   */
  public int child(int node, int i) {
    return children[node][i];
  }

  /** Whether there is an arc. */
  public boolean hasArc(int from, int to) {
    return Arrays.binarySearch(children[from], to) >= 0;
  }

  /**
   * The nodes in an order in which parents come before their children; if several may come next,
   * the one declared first.
   */
  public List<String> topologicalOrder() {
    return names(topologicalOrder);
  }

  /** The nodes of a set and all their ancestors; the caller owns the result. */
  public BitSet withAncestors(BitSet of) {
    return reach(of, parents);
  }

  /** The nodes of a set and all their descendants; the caller owns the result. */
  public BitSet withDescendants(BitSet of) {
    return reach(of, children);
  }

  private static BitSet reach(BitSet from, int[][] next) {
    BitSet reached = (BitSet) from.clone();
    Deque<Integer> open = new ArrayDeque<>();
    from.stream().forEach(open::add);
    while (!open.isEmpty()) {
      for (int each : next[open.remove()]) {
        if (!reached.get(each)) {
          reached.set(each);
          open.add(each);
        }
      }
    }
    return reached;
  }

  /** The induced subgraph on some of the nodes: those nodes and the arcs between them. */
  public DirectedGraph on(BitSet kept) {
    return of(
        nodes.names(kept),
        arcs.stream()
            .filter(arc -> kept.get(nodes.index(arc.from())) && kept.get(nodes.index(arc.to())))
            .toList());
  }

  @Override
  public UndirectedGraph skeleton() {
    return UndirectedGraph.of(
        nodes.names(), arcs.stream().map(arc -> new Edge(arc.from(), arc.to())).toList());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DirectedGraph that
        && nodes.equals(that.nodes)
        && arcs.equals(that.arcs);
  }

  @Override
  public int hashCode() {
    return 31 * nodes.hashCode() + arcs.hashCode();
  }

  @Override
  public String toString() {
    return nodes + " " + arcs;
  }
}
