package org.disentangle.pgm.independence;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.Nodes;

/**
 * The essential graph of a directed graph, also called its CPDAG (completed partially directed
 * acyclic graph): the common structure of all directed graphs with the same independencies.
 *
 * <p>Found by Chickering's labelling (1995, "A transformational characterization of equivalent
 * Bayesian network structures", section 4): node by node from the roots, by the parent that comes
 * last among a node's parents.
 *
 * @param compelled the arcs that all of these graphs have in this direction
 * @param reversible the edges that point one way in some of them and the other way in others
 */
public record EssentialGraph(List<Arc> compelled, List<Edge> reversible) {
  /** Copies the lists. */
  public EssentialGraph {
    compelled = List.copyOf(compelled);
    reversible = List.copyOf(reversible);
  }

  /** The essential graph of a directed graph, with its lines in the order of that graph's arcs. */
  public static EssentialGraph of(DirectedGraph graph) {
    Nodes nodes = graph.nodes();
    BitSet[] compelledParents = new BitSet[nodes.size()];
    int[] last = new int[nodes.size()];
    int[] place = new int[nodes.size()];
    int placed = 0;
    for (String name : graph.topologicalOrder()) {
      int node = nodes.index(name);
      place[node] = placed++;
      last[node] = -1;
      for (int i = 0; i < graph.parentCount(node); i++) {
        int parent = graph.parent(node, i);
        last[node] = last[node] < 0 || place[parent] > place[last[node]] ? parent : last[node];
      }
      compelledParents[node] =
          last[node] < 0 ? new BitSet() : compelled(graph, node, last[node], compelledParents);
    }
    List<Arc> compelled = new ArrayList<>();
    List<Edge> reversible = new ArrayList<>();
    for (Arc arc : graph.arcs()) {
      if (compelledParents[nodes.index(arc.to())].get(nodes.index(arc.from()))) {
        compelled.add(arc);
      } else {
        boolean inOrder = nodes.index(arc.from()) < nodes.index(arc.to());
        reversible.add(inOrder ? new Edge(arc.from(), arc.to()) : new Edge(arc.to(), arc.from()));
      }
    }
    return new EssentialGraph(compelled, reversible);
  }

  /**
   * The parents of a node whose arcs to it are compelled.
   *
   * @param last the parent that comes last in the topological order
   */
  private static BitSet compelled(
      DirectedGraph graph, int node, int last, BitSet[] compelledParents) {
    BitSet parents = new BitSet();
    boolean meetsStranger = false;
    for (int i = 0; i < graph.parentCount(node); i++) {
      int parent = graph.parent(node, i);
      parents.set(parent);
      meetsStranger |= parent != last && !graph.hasArc(parent, last);
    }
    BitSet outside = (BitSet) compelledParents[last].clone();
    outside.andNot(parents);
    return meetsStranger || !outside.isEmpty() ? parents : compelledParents[last];
  }
}
