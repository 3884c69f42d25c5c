package org.disentangle.pgm.independence;

import java.util.List;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.VStructure;

/**
 * The Markov equivalence of two directed graphs, which have the same independencies if and only if
 * they have the same skeleton and the same v-structures (Verma &amp; Pearl 1990, Theorem 1).
 *
 * @param edgesOfFirst edges of the first graph's skeleton that the second lacks
 * @param edgesOfSecond edges of the second's that the first lacks
 * @param vStructuresOfFirst v-structures of the first that the second lacks
 * @param vStructuresOfSecond v-structures of the second that the first lacks
 */
public record Equivalence(
    List<Edge> edgesOfFirst,
    List<Edge> edgesOfSecond,
    List<VStructure> vStructuresOfFirst,
    List<VStructure> vStructuresOfSecond) {
  /** Copies the lists. */
  public Equivalence {
    edgesOfFirst = List.copyOf(edgesOfFirst);
    edgesOfSecond = List.copyOf(edgesOfSecond);
    vStructuresOfFirst = List.copyOf(vStructuresOfFirst);
    vStructuresOfSecond = List.copyOf(vStructuresOfSecond);
  }

  /** Whether the graphs are I-equivalent: their independencies are the same. */
  public boolean equivalent() {
    return edgesOfFirst.isEmpty()
        && edgesOfSecond.isEmpty()
        && vStructuresOfFirst.isEmpty()
        && vStructuresOfSecond.isEmpty();
  }

  /**
   * Compares two graphs.
   *
   * @throws org.disentangle.UserErrorException if they are not over the same nodes; their order may
   *     differ
   */
  public static Equivalence of(DirectedGraph first, DirectedGraph second) {
    DirectedGraph aligned = SameNodes.inOrder(second, first.nodes());
    List<Edge> edges = first.skeleton().edges();
    List<Edge> otherEdges = aligned.skeleton().edges();
    List<VStructure> structures = VStructure.of(first);
    List<VStructure> otherStructures = VStructure.of(aligned);
    return new Equivalence(
        without(edges, otherEdges),
        without(otherEdges, edges),
        without(structures, otherStructures),
        without(otherStructures, structures));
  }

  private static <T> List<T> without(List<T> all, List<T> others) {
    return all.stream().filter(each -> !others.contains(each)).toList();
  }
}
