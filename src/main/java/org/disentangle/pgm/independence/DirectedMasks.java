package org.disentangle.pgm.independence;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.separation.BayesBall;

/** Bayes-ball ({@link BayesBall}) in a directed graph of at most 64 nodes. */
final class DirectedMasks implements PairTest {
  private final long[] parents;
  private final long[] children;
  private final long[] ancestors;

  DirectedMasks(DirectedGraph graph) {
    int size = graph.nodes().size();
    this.parents = new long[size];
    this.children = new long[size];
    this.ancestors = new long[size];
    for (int node = 0; node < size; node++) {
      int each = node;
      parents[node] =
          PairTest.mask(
              IntStream.range(0, graph.parentCount(node)).map(i -> graph.parent(each, i)));
      children[node] =
          PairTest.mask(IntStream.range(0, graph.childCount(node)).map(i -> graph.child(each, i)));
      BitSet self = new BitSet();
      self.set(node);
      ancestors[node] = PairTest.mask(graph.withAncestors(self).stream());
    }
  }

  @Override
  public boolean separated(int one, int other, int[] given) {
    long observed = 0;
    long observedOrAbove = 0;
    for (int node : given) {
      observed |= 1L << node;
      observedOrAbove |= ancestors[node];
    }
    long target = 1L << other;
    long up = 1L << one;
    long down = 0;
    long freshUp = up;
    long freshDown = 0;
    while ((freshUp | freshDown) != 0 && ((up | down) & target) == 0) {
      long toParents = 0;
      long toChildren = 0;
      // A ball from below passes on in both directions, a ball from above only down; a ball from
      // above turns back at an observed node or an ancestor of one.
      for (long rest = (freshUp | freshDown) & ~observed; rest != 0; rest &= rest - 1) {
        toChildren |= children[Long.numberOfTrailingZeros(rest)];
      }
      for (long rest = (freshUp & ~observed) | (freshDown & observedOrAbove);
          rest != 0;
          rest &= rest - 1) {
        toParents |= parents[Long.numberOfTrailingZeros(rest)];
      }
      freshUp = toParents & ~up;
      freshDown = toChildren & ~down;
      up |= freshUp;
      down |= freshDown;
    }
    return ((up | down) & target) == 0;
  }
}
