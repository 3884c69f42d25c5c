package org.disentangle.pgm.independence;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Separation of two nodes in a graph of any size. The reached set of a node is cached for
 * successive statements about the same node and the same small given sets.
 */
final class ReachedPairs implements PairTest {
  /** Reached sets with more given nodes are rarely needed again. */
  private static final int MOST_KEPT_GIVEN = 1;

  private final Reach reach;
  private final Map<BitSet, BitSet> kept = new HashMap<>();
  private int keptOf = -1;

  ReachedPairs(Reach reach) {
    this.reach = reach;
  }

  @Override
  public boolean separated(int one, int other, int[] given) {
    BitSet observed = new BitSet();
    Arrays.stream(given).forEach(observed::set);
    if (given.length > MOST_KEPT_GIVEN) {
      return !reach.from(one, observed).get(other);
    }
    if (one != keptOf) {
      kept.clear();
      keptOf = one;
    }
    return !kept.computeIfAbsent(observed, set -> reach.from(one, set)).get(other);
  }
}
