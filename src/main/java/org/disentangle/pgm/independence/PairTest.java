package org.disentangle.pgm.independence;

import java.util.stream.IntStream;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.UndirectedGraph;

/**
 * A fast test of the separation of two single nodes without a proof, for very many statements. Sets
 * of nodes are bits of one number if the graph is small enough.
 */
interface PairTest {
  /**
   * Whether two nodes are separated.
   *
   * @param given other nodes
   */
  boolean separated(int one, int other, int[] given);

  /** The fastest test for a graph. */
  static PairTest of(Graph graph) {
    if (graph.nodes().size() > Long.SIZE) {
      return new ReachedPairs(Reach.of(graph));
    }
    return graph instanceof DirectedGraph directed
        ? new DirectedMasks(directed)
        : new UndirectedMasks((UndirectedGraph) graph);
  }

  /** The bits of some nodes. */
  static long mask(IntStream members) {
    return members.mapToLong(member -> 1L << member).reduce(0, (one, other) -> one | other);
  }
}
