package org.disentangle.pgm.independence;

import java.util.List;

/**
 * The sets that separate two nodes of an undirected graph while no part of them does.
 *
 * @param one a node
 * @param other another
 * @param adjacent whether they are adjacent: then nothing separates them
 * @param separators the smaller first, those of one size in the order of the nodes; the empty one
 *     alone where no path joins the two nodes
 * @param truncated whether there are more than were asked for
 */
public record MinimalSeparators(
    String one, String other, boolean adjacent, List<List<String>> separators, boolean truncated) {
  /** Copies the lists. */
  public MinimalSeparators {
    separators = separators.stream().map(List::copyOf).toList();
  }
}
