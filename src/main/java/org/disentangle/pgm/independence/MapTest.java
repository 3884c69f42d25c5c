package org.disentangle.pgm.independence;

import org.disentangle.pgm.graph.Graph;

/**
 * The test whether a graph is an I-map, a D-map or a perfect map of another over the same nodes
 * (Koller &amp; Friedman 2009, sections 3.2.3 and 3.4.2; D-map after Pearl 1988, section 3.1).
 *
 * <p>An I-map has only independencies of the other graph: I(candidate) ⊆ I(of). A D-map has all of
 * them: I(of) ⊆ I(candidate). A perfect map is both.
 *
 * @param candidate the graph that may be a map
 * @param of the graph that it may be a map of
 * @param independenceMap whether I(candidate) ⊆ I(of)
 * @param dependenceMap whether I(of) ⊆ I(candidate)
 */
public record MapTest(
    Graph candidate, Graph of, Inclusion independenceMap, Inclusion dependenceMap) {

  /** Whether the candidate is both an I-map and a D-map. */
  public boolean perfect() {
    return independenceMap.holds() && dependenceMap.holds();
  }

  /**
   * Compares two graphs, directed or undirected each.
   *
   * @throws org.disentangle.UserErrorException if they are not over the same nodes; their order may
   *     differ
   */
  public static MapTest of(Graph candidate, Graph of) {
    Graph aligned = SameNodes.inOrder(of, candidate.nodes());
    return new MapTest(
        candidate,
        of,
        new InclusionTest(candidate, aligned, InclusionTest.MOST_TRIED).decide(),
        new InclusionTest(aligned, candidate, InclusionTest.MOST_TRIED).decide());
  }
}
