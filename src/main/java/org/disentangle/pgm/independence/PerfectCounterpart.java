package org.disentangle.pgm.independence;

import java.util.List;
import org.disentangle.pgm.clique.Chordality;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.graph.VStructure;

/**
 * The verdict whether a graph of the other kind has exactly the same independencies as a given
 * graph.
 *
 * <p>A directed graph has an undirected perfect map if and only if it has no v-structure; the map
 * is then its skeleton (Koller &amp; Friedman 2009, section 4.5.1). An undirected graph has a
 * directed perfect map if and only if it is chordal (Theorem 4.13 there).
 *
 * @param exists the verdict
 * @param reason why, in one sentence with the proof
 */
public record PerfectCounterpart(boolean exists, String reason) {

  /** The verdict for a graph. */
  public static PerfectCounterpart of(Graph graph) {
    return graph instanceof DirectedGraph directed
        ? undirected(VStructure.of(directed))
        : directed(Chordality.of((UndirectedGraph) graph));
  }

  private static PerfectCounterpart undirected(List<VStructure> structures) {
    return structures.isEmpty()
        ? new PerfectCounterpart(
            true, "No parents are unmarried, so the skeleton is an undirected perfect map.")
        : new PerfectCounterpart(
            false,
            "No undirected graph is a perfect map: the parents in "
                + structures.get(0)
                + " are not adjacent.");
  }

  private static PerfectCounterpart directed(Chordality chordality) {
    return chordality instanceof Chordality.NotChordal hole
        ? new PerfectCounterpart(
            false,
            "No directed graph is a perfect map: the cycle "
                + String.join(" – ", hole.cycle())
                + " – "
                + hole.cycle().get(0)
                + " has no chord.")
        : new PerfectCounterpart(
            true, "Every longer cycle has a chord, so some directed graph is a perfect map.");
  }
}
