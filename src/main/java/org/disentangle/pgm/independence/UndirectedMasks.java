package org.disentangle.pgm.independence;

import java.util.stream.IntStream;
import org.disentangle.pgm.graph.UndirectedGraph;

/** Separation in an undirected graph of at most 64 nodes. */
final class UndirectedMasks implements PairTest {
  private final long[] neighbours;

  UndirectedMasks(UndirectedGraph graph) {
    this.neighbours =
        IntStream.range(0, graph.nodes().size())
            .mapToLong(node -> PairTest.mask(graph.neighbourSet(node).stream()))
            .toArray();
  }

  @Override
  public boolean separated(int one, int other, int[] given) {
    long closed = 0;
    for (int node : given) {
      closed |= 1L << node;
    }
    long target = 1L << other;
    long reached = 1L << one;
    long fresh = reached;
    while (fresh != 0 && (reached & target) == 0) {
      long next = 0;
      for (long rest = fresh; rest != 0; rest &= rest - 1) {
        next |= neighbours[Long.numberOfTrailingZeros(rest)];
      }
      fresh = next & ~reached & ~closed;
      reached |= fresh;
    }
    return (reached & target) == 0;
  }
}
