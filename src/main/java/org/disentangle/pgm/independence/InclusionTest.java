package org.disentangle.pgm.independence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.graph.UndirectedGraph;

/**
 * Decides whether I(one) ⊆ I(other), for two graphs with the same order of the nodes.
 *
 * <p>The verdict needs few statements, whatever the size: those of the one graph from which all its
 * others follow by rules that separation in either kind of graph obeys (the graphoid axioms,
 * decomposition and composition among them).
 *
 * <ul>
 *   <li>Undirected: each pair that is not adjacent, given all other nodes (Pearl 1988, Theorem 3).
 *   <li>Directed: each node and each that comes before it in one topological order without being
 *       its parent, given its parents (Pearl 1988, Theorem 9).
 * </ul>
 *
 * <p>The smallest counterexample, and how many there are, take all statements: these are tried one
 * after another as long as they are not too many, and must then agree with the verdict.
 */
final class InclusionTest {
  /** All statements of 16 nodes; a second or so. */
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
    Optional<Pair> broken = basis().stream().filter(this::breaks).findFirst();
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

  /** The statements of the one graph from which all its others follow. */
  private List<Pair> basis() {
    return one instanceof DirectedGraph directed ? basis(directed) : basis((UndirectedGraph) one);
  }

  private static List<Pair> basis(UndirectedGraph graph) {
    int nodes = graph.nodes().size();
    List<Pair> pairs = new ArrayList<>();
    for (int a = 0; a < nodes; a++) {
      for (int b = a + 1; b < nodes; b++) {
        if (!graph.adjacent(a, b)) {
          int first = a;
          int second = b;
          pairs.add(
              new Pair(
                  a,
                  b,
                  IntStream.range(0, nodes).filter(i -> i != first && i != second).toArray()));
        }
      }
    }
    return pairs;
  }

  private static List<Pair> basis(DirectedGraph graph) {
    Nodes nodes = graph.nodes();
    int[] order = graph.topologicalOrder().stream().mapToInt(nodes::index).toArray();
    List<Pair> pairs = new ArrayList<>();
    for (int place = 0; place < order.length; place++) {
      int node = order[place];
      int[] parents =
          IntStream.range(0, graph.parentCount(node)).map(i -> graph.parent(node, i)).toArray();
      for (int before = 0; before < place; before++) {
        if (!graph.hasArc(order[before], node)) {
          pairs.add(
              new Pair(Math.min(order[before], node), Math.max(order[before], node), parents));
        }
      }
    }
    return pairs;
  }

  private boolean breaks(Pair pair) {
    return inOne.separated(pair.one(), pair.other(), pair.given())
        && !inOther.separated(pair.one(), pair.other(), pair.given());
  }

  /** Takes nodes from the given set as long as what is left still is a counterexample. */
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
