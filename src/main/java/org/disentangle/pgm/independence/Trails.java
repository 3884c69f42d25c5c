package org.disentangle.pgm.independence;

import java.util.List;

/**
 * The simple paths between two sets of nodes of a directed graph: the shorter first, those of one
 * length in the order of the nodes.
 *
 * <p>Only paths that touch each set at their end alone are listed: of one that runs through another
 * node of x or y the part from there on is listed, and it is active if the whole is.
 *
 * @param listed as far as the limits allow
 * @param truncated whether there are, or may be, more
 * @param limit where truncated, which limit it was, as a sentence; else empty
 */
public record Trails(List<Trail> listed, boolean truncated, String limit) {
  /** Copies the list. */
  public Trails {
    listed = List.copyOf(listed);
  }

  /** How many of the listed paths are active. */
  public long active() {
    return listed.stream().filter(Trail::active).count();
  }
}
