package org.disentangle.pgm.independence;

import java.math.BigInteger;

/**
 * All statements about two single nodes of n: C(n, 2) 2^(n-2) of them, by the size of the given
 * set, then by the two nodes, then by the given set, each in the order of the nodes.
 */
final class PairwiseStatements {
  /** A visitor that receives each statement in turn. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Visits a statement.
     *
     * @param given reused for each statement
     * @return whether to continue
     */
    boolean visit(int one, int other, int[] given);
  }

  private PairwiseStatements() {}

  /**
   * The number of statements with a given set of at most some size; the largest long if it
   * overflows.
   */
  static long count(int nodes, int mostGiven) {
    BigInteger givenSets = BigInteger.ZERO;
    BigInteger ofSize = BigInteger.ONE;
    for (int size = 0; size <= Math.min(mostGiven, nodes - 2); size++) {
      givenSets = givenSets.add(ofSize);
      ofSize =
          ofSize
              .multiply(BigInteger.valueOf(nodes - 2L - size))
              .divide(BigInteger.valueOf(size + 1L));
    }
    return givenSets
        .multiply(BigInteger.valueOf(nodes * (nodes - 1L) / 2))
        .min(BigInteger.valueOf(Long.MAX_VALUE))
        .longValueExact();
  }

  /** Visits the statements with a given set of one size. */
  static void visit(int nodes, int size, Visitor visitor) {
    for (int one = 0; one < nodes; one++) {
      for (int other = one + 1; other < nodes; other++) {
        int[] rest = size == 0 ? new int[0] : rest(nodes, one, other);
        int[] chosen = new int[size];
        for (int i = 0; i < size; i++) {
          chosen[i] = i;
        }
        int[] given = new int[size];
        do {
          for (int i = 0; i < size; i++) {
            given[i] = rest[chosen[i]];
          }
          if (!visitor.visit(one, other, given)) {
            return;
          }
        } while (advance(chosen, rest.length));
      }
    }
  }

  private static int[] rest(int nodes, int one, int other) {
    int[] rest = new int[nodes - 2];
    int next = 0;
    for (int node = 0; node < nodes; node++) {
      if (node != one && node != other) {
        rest[next++] = node;
      }
    }
    return rest;
  }

  /** The next choice out of {@code from} things in lexicographic order; false after the last. */
  private static boolean advance(int[] chosen, int from) {
    int last = chosen.length - 1;
    int i = last;
    while (i >= 0 && chosen[i] == from - chosen.length + i) {
      i--;
    }
    if (i < 0) {
      return false;
    }
    chosen[i]++;
    for (int j = i + 1; j <= last; j++) {
      chosen[j] = chosen[j - 1] + 1;
    }
    return true;
  }
}
