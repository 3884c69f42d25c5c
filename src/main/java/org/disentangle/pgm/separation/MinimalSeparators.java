package org.disentangle.pgm.separation;

import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.Listing;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.graph.UndirectedGraph;

/**
 * The minimal separators of two nodes of an undirected graph: sets that separate the nodes while no
 * proper subset does.
 *
 * @param one a node
 * @param other another
 * @param adjacent whether they are adjacent: then nothing separates them
 * @param separators the smaller first, those of one size in the order of the nodes; only the empty
 *     set if no path joins the two nodes
 */
public record MinimalSeparators(
    String one, String other, boolean adjacent, Listing<List<String>> separators) {
  /** Copies the sets. */
  public MinimalSeparators {
    separators = separators.map(List::copyOf);
  }

  /**
   * The minimal separators of two nodes.
   *
   * @param most the largest number to search for, at least 1
   * @throws org.disentangle.UserErrorException if a node is unknown, or both are the same
   */
  public static MinimalSeparators of(UndirectedGraph graph, String one, String other, int most) {
    Nodes nodes = graph.nodes();
    int a = nodes.index(one);
    int b = nodes.index(other);
    if (a == b) {
      throw new UserErrorException(
          "both nodes are " + one + ": a separator lies between two nodes that differ");
    }
    if (graph.adjacent(a, b)) {
      return new MinimalSeparators(one, other, true, Listing.all(List.of()));
    }
    return new MinimalSeparators(
        one, other, false, new SeparatorSearch(graph, a, b).first(most).map(nodes::names));
  }
}
