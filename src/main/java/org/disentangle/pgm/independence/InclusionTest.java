package org.disentangle.pgm.independence;

import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.separation.IndependenceModel;
import org.disentangle.pgm.separation.SeparatorSearch;
import org.disentangle.pgm.separation.Statement;

/**
 * Decides whether I(one) ⊆ I(other), for two graphs with the same order of the nodes.
 *
 * <p>The verdict needs few statements, whatever the size: those of the first graph from which all
 * its others follow by rules that hold for separation in both kinds of graph (the graphoid axioms,
 * decomposition and composition among them).
 *
 * <ul>
 *   <li>Undirected: each pair that is not adjacent, given all other nodes (Pearl 1988, Theorem 3).
 *   <li>Directed: each node and each earlier node in one topological order that is not its parent,
 *       given its parents (Pearl 1988, Theorem 9).
 * </ul>
 *
 * <p>The smallest counterexample, and the number of counterexamples, need all statements: these are
 * tried one after another as long as they are not too many, and must then agree with the verdict.
 */
final class InclusionTest {
  /** All statements of 16 nodes; about a second. */
  static final long MOST_TRIED = 2_000_000;

  /** A statement about two single nodes, by their indices. */
  private record Pair(int one, int other, int[] given) {
    Pair without(int i) {
      return new Pair(
          one,
          other,
          IntStream.range(0, given.length).filter(j -> j != i).map(j -> given[j]).toArray());
    }
  }

  private final Graph one;
  private final Graph other;
  private final long mostTried;
  private final PairTest inOne;
  private final PairTest inOther;

  private Optional<Pair> smallest = Optional.empty();
  private int searchedGiven = -1;
  private long statements;
  private long violations;

  /**
   * A test of two graphs.
   *
   * @param mostTried how many statements about single nodes are tried at most
   */
  InclusionTest(Graph one, Graph other, long mostTried) {
    this.mostTried = mostTried;
    this.one = one;
    this.other = other;
    this.inOne = PairTest.of(one);
    this.inOther = PairTest.of(other);
  }

  Inclusion decide() {
    Optional<Pair> broken = brokenBasis();
    int nodes = one.nodes().size();
    int largestGiven = Math.max(0, nodes - 2);
    boolean exhaustive = PairwiseStatements.count(nodes, largestGiven) <= mostTried;
    if (exhaustive) {
      for (int size = 0; size <= largestGiven; size++) {
        search(size);
      }
      if (smallest.isPresent() != broken.isPresent()) {
        throw new IllegalStateException(
            "the local statements and all statements disagree on whether those of "
                + one
                + " hold in "
                + other);
      }
    } else if (broken.isPresent()) {
      for (int size = 0;
          smallest.isEmpty() && PairwiseStatements.count(nodes, size) <= mostTried;
          size++) {
        search(size);
      }
    }
    return new Inclusion(
        broken.isEmpty(),
        smallest
            .map(pair -> counterexample(pair, true))
            .or(() -> broken.map(pair -> counterexample(shrink(pair), false))),
        searchedGiven,
        exhaustive,
        exhaustive ? OptionalLong.of(statements) : OptionalLong.empty(),
        exhaustive ? OptionalLong.of(violations) : OptionalLong.empty());
  }

  private void search(int size) {
    PairwiseStatements.visit(
        one.nodes().size(),
        size,
        (a, b, given) -> {
          if (inOne.separated(a, b, given)) {
            statements++;
            if (!inOther.separated(a, b, given)) {
              violations++;
              if (smallest.isEmpty()) {
                smallest = Optional.of(new Pair(a, b, given.clone()));
              }
            }
          }
          return true;
        });
    searchedGiven = size;
  }

  /** The first statement of the basis that fails in the other graph. */
  private Optional<Pair> brokenBasis() {
    return one instanceof DirectedGraph directed
        ? brokenLocal(directed)
        : brokenPairwise((UndirectedGraph) one);
  }

  /**
   * Given all other nodes two are connected if and only if they are joined, in a directed graph by
   * its moral graph. So the statements hold if and only if no edge is missing, which takes time
   * linear in the graphs.
   */
  private Optional<Pair> brokenPairwise(UndirectedGraph graph) {
    for (int a = 0; a < graph.nodes().size(); a++) {
      BitSet missing = joined(a);
      missing.andNot(graph.neighbourSet(a));
      int b = missing.nextSetBit(a + 1);
      if (b >= 0) {
        return Optional.of(new Pair(a, b, nearby(graph, a, b)));
      }
    }
    return Optional.empty();
  }

  /** The neighbours of a node in the other graph or its moral graph. */
  private BitSet joined(int node) {
    if (other instanceof UndirectedGraph undirected) {
      return undirected.neighbourSet(node);
    }
    DirectedGraph graph = (DirectedGraph) other;
    BitSet joined = new BitSet();
    addParents(graph, node, joined);
    for (int i = 0; i < graph.childCount(node); i++) {
      joined.set(graph.child(node, i));
      addParents(graph, graph.child(node, i), joined);
    }
    joined.clear(node);
    return joined;
  }

  private static void addParents(DirectedGraph graph, int node, BitSet set) {
    for (int i = 0; i < graph.parentCount(node); i++) {
      set.set(graph.parent(node, i));
    }
  }

  /**
   * A small set that separates two nodes in the undirected graph and not in the other graph, where
   * they are joined: a minimal separator, plus a common child if they are joined only through one.
   */
  private int[] nearby(UndirectedGraph graph, int a, int b) {
    BitSet separator = new SeparatorSearch(graph, a, b).nearest();
    if (inOther.separated(a, b, separator.stream().toArray())) {
      DirectedGraph directed = (DirectedGraph) other;
      IntStream.range(0, directed.childCount(a))
          .map(i -> directed.child(a, i))
          .filter(child -> directed.hasArc(b, child))
          .findFirst()
          .ifPresent(separator::set);
    }
    return separator.stream().toArray();
  }

  /** One search in the other graph for each node, given its parents. */
  private Optional<Pair> brokenLocal(DirectedGraph graph) {
    Nodes nodes = graph.nodes();
    Reach reach = Reach.of(other);
    int[] order = graph.topologicalOrder().stream().mapToInt(nodes::index).toArray();
    for (int place = 0; place < order.length; place++) {
      int node = order[place];
      BitSet parents = new BitSet();
      addParents(graph, node, parents);
      BitSet connected = reach.from(node, parents);
      for (int before = 0; before < place; before++) {
        int earlier = order[before];
        if (connected.get(earlier) && !parents.get(earlier)) {
          return Optional.of(
              new Pair(
                  Math.min(earlier, node), Math.max(earlier, node), parents.stream().toArray()));
        }
      }
    }
    return Optional.empty();
  }

  private boolean breaks(Pair pair) {
    return inOne.separated(pair.one(), pair.other(), pair.given())
        && !inOther.separated(pair.one(), pair.other(), pair.given());
  }

  /** Removes nodes from the given set as long as the rest is still a counterexample. */
  private Pair shrink(Pair pair) {
    for (int i = 0; i < pair.given().length; i++) {
      Pair smaller = pair.without(i);
      if (breaks(smaller)) {
        return shrink(smaller);
      }
    }
    return pair;
  }

  private Counterexample counterexample(Pair pair, boolean minimal) {
    Statement statement = Statement.of(one.nodes(), pair.one(), pair.other(), pair.given());
    return new Counterexample(
        IndependenceModel.of(one).explain(statement),
        IndependenceModel.of(other).explain(statement),
        minimal);
  }
}
