package org.disentangle.pgm.independence;

import org.disentangle.pgm.graph.Graph;

/**
 * Whether a graph is an I-map, a D-map or a perfect map of another over the same nodes (Koller
 * &amp; Friedman 2009, Definitions 3.3 and 3.8; D-map after Pearl 1988, section 3.1).
 *
 * <p>An I-map claims no independence that the other lacks: I(candidate) ⊆ I(of). A D-map misses
 * none that the other has: I(of) ⊆ I(candidate). A perfect map is both.
 *
 * @param candidate the graph that is perhaps a map
 * @param of the graph it is perhaps a map of
 * @param independenceMap whether I(candidate) ⊆ I(of)
 * @param dependenceMap whether I(of) ⊆ I(candidate)
 */
public record MapTest(
    Graph candidate, Graph of, Inclusion independenceMap, Inclusion dependenceMap) {

  /** Whether the candidate is both an I-map and a D-map. */
  public boolean perfect() {
    return independenceMap.holds() && dependenceMap.holds();
  }
}
