package org.disentangle.pgm.inference;

import java.util.List;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.DirectedGraph;

/**
 * A Bayesian network's structure after one variable is marginalised out: the minimal directed I-map
 * of what the graph says about the other variables, along its topological order (Koller &amp;
 * Friedman 2009, Algorithm 3.2). It factorises every such margin; where it is no perfect map, the
 * margin has independencies that no arc of it shows.
 *
 * @param variable what was marginalised out
 * @param barren whether it has no children: then it is simply dropped
 * @param graph of the other variables
 * @param added arcs that were not there before; the arcs between other variables all stay
 * @param lost independencies of the margin that the graph does not show, one for each arc that
 *     joins variables which some others separate; empty for a perfect map
 */
public record DirectedMargin(
    String variable,
    boolean barren,
    DirectedGraph graph,
    List<Arc> added,
    List<LostIndependence> lost) {

  /**
   * An independence of the margin between two variables that its graph joins.
   *
   * @param one a variable
   * @param other another one
   * @param given what separates the two
   */
  public record LostIndependence(String one, String other, List<String> given) {
    /** Copies the list. */
    public LostIndependence {
      given = List.copyOf(given);
    }
  }

  /** Copies the lists. */
  public DirectedMargin {
    added = List.copyOf(added);
    lost = List.copyOf(lost);
  }

  /** Whether the graph shows every independence of the margin, not only true ones. */
  public boolean perfect() {
    return lost.isEmpty();
  }
}
