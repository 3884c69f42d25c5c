package org.disentangle.pgm.inference;

import java.util.BitSet;
import java.util.Locale;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.TooLargeException;
import org.disentangle.pgm.graph.Nodes;

/** Helpers for graphs without one of their variables. */
final class Margins {
  /**
   * The largest number of edges that are added: more would be unreadable, and few machines have
   * memory for many more.
   */
  private static final long MOST_PAIRS = 1_000_000;

  private Margins() {}

  /**
   * Checks that the neighbours of a variable can all be joined.
   *
   * @throws TooLargeException if that makes too many pairs
   */
  static void demandFewPairs(String variable, int neighbours) {
    long pairs = neighbours * (neighbours - 1L) / 2;
    if (pairs > MOST_PAIRS) {
      throw new TooLargeException(
          String.format(
              Locale.ROOT,
              "summing %s out joins its %,d neighbours with one another, %,d pairs, more than the"
                  + " %,d that are listed; sum a variable with fewer neighbours out",
              variable,
              neighbours,
              pairs,
              MOST_PAIRS));
    }
  }

  /**
   * The other nodes.
   *
   * @throws UserErrorException if there is no such node, or no other node
   */
  static BitSet others(Nodes nodes, String variable) {
    BitSet others = new BitSet();
    others.set(0, nodes.size());
    others.clear(nodes.index(variable));
    if (others.isEmpty()) {
      throw new UserErrorException(
          variable + " is the only variable; nothing is left when it is marginalised out");
    }
    return others;
  }
}
