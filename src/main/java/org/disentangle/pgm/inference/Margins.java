package org.disentangle.pgm.inference;

import java.util.BitSet;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.graph.Nodes;

/** What is left beside a variable. */
final class Margins {
  private Margins() {}

  /**
   * The other nodes.
   *
   * @throws UserErrorException if there is no such node, or no other one
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
