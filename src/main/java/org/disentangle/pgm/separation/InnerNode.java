package org.disentangle.pgm.separation;

import java.util.List;

/**
 * A node between the ends of a path, and its effect on the path.
 *
 * @param node its name
 * @param meeting how the path's arcs meet there
 * @param observed whether it is given
 * @param blocks whether it blocks the path
 * @param witness for a head-to-head node that is open: the directed path to the nearest observed
 *     node, from the node itself (which alone is the path if it is observed) down to its
 *     descendant; else empty
 * @param reason why it blocks or does not, as a sentence without the full stop
 */
public record InnerNode(
    String node,
    Meeting meeting,
    boolean observed,
    boolean blocks,
    List<String> witness,
    String reason) {
  /** Copies the list. */
  public InnerNode {
    witness = List.copyOf(witness);
  }
}
