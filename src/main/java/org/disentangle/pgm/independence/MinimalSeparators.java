package org.disentangle.pgm.independence;

import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.graph.UndirectedGraph;

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

  /**
   * The minimal separators of two nodes.
   *
   * @param most how many at most are sought, at least 1
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
      return new MinimalSeparators(one, other, true, List.of(), false);
    }
    SeparatorSearch search = new SeparatorSearch(graph, a, b);
    List<List<String>> found = search.first(most).stream().map(nodes::names).toList();
    return new MinimalSeparators(one, other, false, found, search.truncated());
  }
}
