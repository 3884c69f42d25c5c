package org.disentangle.pgm.separation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.UndirectedGraph;

/**
 * Separation by its definition: every path is written down and looked at. Sets are bit masks;
 * nothing of the program is used but its graphs.
 */
public final class BruteForce {
  public final int nodes;

  /** {@code out[i]}: nodes that i has an arc to; in undirected graphs every neighbour. */
  final int[] out;

  private final boolean directed;
  private final int[] linked;
  private final int[] below;

  private BruteForce(int[] out, boolean directed) {
    this.nodes = out.length;
    this.out = out;
    this.directed = directed;
    this.linked = out.clone();
    this.below = new int[nodes];
    for (int i = 0; i < nodes; i++) {
      for (int j = 0; j < nodes; j++) {
        if (has(out[i], j)) {
          linked[j] |= 1 << i;
        }
      }
    }
    for (int i = 0; i < nodes; i++) {
      below[i] = 1 << i;
      for (int round = 0; round < nodes; round++) {
        for (int j = 0; j < nodes; j++) {
          below[i] |= has(below[i], j) ? out[j] : 0;
        }
      }
    }
  }

  public static BruteForce directed(int... out) {
    return new BruteForce(out.clone(), true);
  }

  public static BruteForce undirected(int... neighbours) {
    return new BruteForce(neighbours.clone(), false);
  }

  public static BruteForce of(Graph graph) {
    int size = graph.nodes().size();
    int[] out = new int[size];
    if (graph instanceof DirectedGraph arrows) {
      arrows
          .arcs()
          .forEach(
              arc -> out[graph.nodes().index(arc.from())] |= 1 << graph.nodes().index(arc.to()));
      return directed(out);
    }
    for (Edge edge : ((UndirectedGraph) graph).edges()) {
      int one = graph.nodes().index(edge.one());
      int other = graph.nodes().index(edge.other());
      out[one] |= 1 << other;
      out[other] |= 1 << one;
    }
    return undirected(out);
  }

  /** Every directed acyclic graph over so many labelled nodes. */
  public static void allDirected(int nodes, Consumer<BruteForce> visitor) {
    int slots = nodes * (nodes - 1);
    for (int choice = 0; choice < 1 << slots; choice++) {
      int[] out = new int[nodes];
      boolean bothWays = false;
      for (int slot = 0; slot < slots; slot++) {
        if (has(choice, slot)) {
          int from = slot / (nodes - 1);
          int to = slot % (nodes - 1);
          to += to >= from ? 1 : 0;
          bothWays |= has(out[to], from);
          out[from] |= 1 << to;
        }
      }
      if (!bothWays && acyclic(out)) {
        visitor.accept(directed(out));
      }
    }
  }

  /**
   * Every directed graph whose arcs lead from lower to higher nodes: one of each shape at least.
   */
  public static void allAscending(int nodes, Consumer<BruteForce> visitor) {
    allUndirected(
        nodes,
        graph -> {
          int[] out = graph.out.clone();
          for (int i = 0; i < nodes; i++) {
            out[i] &= -1 << i;
          }
          visitor.accept(directed(out));
        });
  }

  public static void allUndirected(int nodes, Consumer<BruteForce> visitor) {
    for (int choice = 0; choice < 1 << (nodes * (nodes - 1) / 2); choice++) {
      int[] neighbours = new int[nodes];
      int slot = 0;
      for (int i = 0; i < nodes; i++) {
        for (int j = i + 1; j < nodes; j++) {
          if (has(choice, slot++)) {
            neighbours[i] |= 1 << j;
            neighbours[j] |= 1 << i;
          }
        }
      }
      visitor.accept(undirected(neighbours));
    }
  }

  /** A graph by chance, its nodes in an order that is not topological. */
  public static BruteForce random(Random random, int nodes, double density, boolean directed) {
    List<Integer> order =
        new ArrayList<>(IntStream.range(0, nodes).boxed().collect(Collectors.toList()));
    Collections.shuffle(order, random);
    int[] out = new int[nodes];
    for (int i = 0; i < nodes; i++) {
      for (int j = i + 1; j < nodes; j++) {
        if (random.nextDouble() < density) {
          out[order.get(i)] |= 1 << order.get(j);
          out[order.get(j)] |= directed ? 0 : 1 << order.get(i);
        }
      }
    }
    return new BruteForce(out, directed);
  }

  private static boolean acyclic(int[] out) {
    int left = (1 << out.length) - 1;
    while (left != 0) {
      int remaining = left;
      for (int i = 0; i < out.length; i++) {
        if (has(remaining, i) && (out[i] & remaining) == 0) {
          remaining &= ~(1 << i);
        }
      }
      if (remaining == left) {
        return false;
      }
      left = remaining;
    }
    return true;
  }

  /** As a graph of the program, with nodes named a, b, c. */
  public Graph graph() {
    List<String> names = IntStream.range(0, nodes).mapToObj(BruteForce::name).toList();
    List<Arc> arcs = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      for (int j = 0; j < nodes; j++) {
        if (has(out[i], j) && (directed || i < j)) {
          arcs.add(new Arc(name(i), name(j)));
        }
      }
    }
    return directed
        ? DirectedGraph.of(names, arcs)
        : UndirectedGraph.of(
            names, arcs.stream().map(arc -> new Edge(arc.from(), arc.to())).toList());
  }

  public DirectedGraph directedGraph() {
    return (DirectedGraph) graph();
  }

  public UndirectedGraph undirectedGraph() {
    return (UndirectedGraph) graph();
  }

  public static String name(int node) {
    return Character.toString('a' + node);
  }

  public static List<String> names(int mask) {
    return members(mask).mapToObj(BruteForce::name).toList();
  }

  public static IntStream members(int mask) {
    return IntStream.range(0, Integer.SIZE).filter(i -> has(mask, i));
  }

  public static boolean has(int mask, int node) {
    return (mask >> node & 1) == 1;
  }

  /**
   * All simple paths between two sets whose inner nodes are in neither, the shorter first, then by
   * their nodes.
   */
  public List<int[]> paths(int x, int y) {
    List<int[]> paths = new ArrayList<>();
    members(x).forEach(start -> extend(new int[] {start}, x, y, paths));
    paths.sort(Comparator.<int[]>comparingInt(path -> path.length).thenComparing(Arrays::compare));
    return paths;
  }

  private void extend(int[] path, int closed, int y, List<int[]> paths) {
    int last = path[path.length - 1];
    for (int next = 0; next < nodes; next++) {
      if (has(linked[last], next) && !has(closed, next)) {
        int[] longer = Arrays.copyOf(path, path.length + 1);
        longer[path.length] = next;
        if (has(y, next)) {
          paths.add(longer);
        } else {
          extend(longer, closed | 1 << next, y, paths);
        }
      }
    }
  }

  /** Whether an inner node of a path blocks it. */
  public boolean blocks(int[] path, int i, int z) {
    boolean collider = directed && has(out[path[i - 1]], path[i]) && has(out[path[i + 1]], path[i]);
    return collider ? (below[path[i]] & z) == 0 : has(z, path[i]);
  }

  public boolean active(int[] path, int z) {
    for (int i = 1; i < path.length - 1; i++) {
      if (blocks(path, i, z)) {
        return false;
      }
    }
    return true;
  }

  public boolean separated(int x, int y, int z) {
    return paths(x, y).stream().noneMatch(path -> active(path, z));
  }

  /** The nodes that a node has directed paths to, itself among them. */
  public int below(int node) {
    return below[node];
  }
}
