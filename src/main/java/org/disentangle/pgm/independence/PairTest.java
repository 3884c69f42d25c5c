package org.disentangle.pgm.independence;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.UndirectedGraph;

/**
 * Separation of two single nodes without a proof, for asking very many statements. Sets of nodes
 * are bits of one number where the graph is small enough.
 */
interface PairTest {
  /**
   * Whether two nodes are separated.
   *
   * @param given other nodes
   */
  boolean separated(int one, int other, int[] given);

  /** The quickest test for a graph. */
  static PairTest of(Graph graph) {
    boolean small = graph.nodes().size() <= Long.SIZE;
    if (graph instanceof DirectedGraph directed) {
      return small ? new DirectedMasks(directed) : withSets(directed);
    }
    UndirectedGraph undirected = (UndirectedGraph) graph;
    return small ? new UndirectedMasks(undirected) : withSets(undirected);
  }

  private static PairTest withSets(DirectedGraph graph) {
    BayesBall ball = new BayesBall(graph, new Links(graph));
    return (one, other, given) -> ball.activePath(set(one), set(other), set(given)).isEmpty();
  }

  private static PairTest withSets(UndirectedGraph graph) {
    UndirectedIndependence model = new UndirectedIndependence(graph);
    return (one, other, given) -> model.holds(Statement.of(graph.nodes(), one, other, given));
  }

  private static BitSet set(int... members) {
    BitSet set = new BitSet();
    Arrays.stream(members).forEach(set::set);
    return set;
  }

  /** The bits of some nodes. */
  static long mask(IntStream members) {
    return members.mapToLong(member -> 1L << member).reduce(0, (one, other) -> one | other);
  }
}
