package org.disentangle.pgm.inference;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.separation.DirectedIndependence;
import org.disentangle.pgm.separation.Statement;

/**
 * A Bayesian network's structure after one variable is marginalised out: the minimal directed I-map
 * of the graph's independencies among the other variables, along its topological order (Koller
 * &amp; Friedman 2009, Algorithm 3.2).
 *
 * <p>Every margin factorises over it. If it is not a perfect map, the margin has independencies
 * that its arcs do not show; there may be no directed graph over the other variables that shows
 * them all.
 *
 * @param variable the variable that was marginalised out
 * @param barren whether it has no children: then it is dropped, as its table sums to 1
 * @param graph of the other variables
 * @param added arcs that were not there before; the arcs between other variables all stay
 * @param lost independencies of the margin that the graph does not show: one for each added arc
 *     between variables that some others separate; empty for a perfect map
 */
public record DirectedMargin(
    String variable, boolean barren, DirectedGraph graph, List<Arc> added, List<Statement> lost) {
  /** Copies the lists. */
  public DirectedMargin {
    added = List.copyOf(added);
    lost = List.copyOf(lost);
  }

  /**
   * Marginalises one variable out.
   *
   * <p>A child of the variable gets as new parents the earlier nodes that carry information about
   * the variable: the variable's own parents, its earlier children and their parents (arc reversal,
   * Shachter 1986). Each of these is needed, so the I-map is minimal; that it is an I-map is
   * checked by d-separation.
   *
   * @throws UserErrorException if there is no such variable, or no other variable
   */
  public static DirectedMargin of(DirectedGraph graph, String variable) {
    Nodes nodes = graph.nodes();
    int gone = nodes.index(variable);
    BitSet others = Margins.others(nodes, variable);
    // Each child is joined with the parents and with the earlier children.
    Margins.demandFewPairs(
        variable,
        graph.childCount(gone) == 0 ? 0 : graph.childCount(gone) + graph.parentCount(gone));
    DirectedIndependence independence = new DirectedIndependence(graph);
    BitSet before = new BitSet();
    BitSet telling = nodes.set(graph.parents(variable));
    List<Arc> added = new ArrayList<>();
    for (String name : graph.topologicalOrder()) {
      int node = nodes.index(name);
      if (graph.hasArc(gone, node)) {
        BitSet parents = nodes.set(graph.parents(name));
        parents.or(telling);
        parents.clear(gone);
        parents.stream()
            .filter(parent -> !graph.hasArc(parent, node))
            .forEach(parent -> added.add(new Arc(nodes.name(parent), name)));
        check(independence, name, before, parents);
        telling.or(parents);
        telling.set(node);
      }
      if (node != gone) {
        before.set(node);
      }
    }
    List<Arc> arcs = new ArrayList<>(graph.on(others).arcs());
    arcs.addAll(added);
    return new DirectedMargin(
        variable,
        graph.children(variable).isEmpty(),
        DirectedGraph.of(nodes.names(others), arcs),
        added,
        lost(graph, independence, gone, added));
  }

  /** Given its parents a node must be independent of the other nodes before it. */
  private static void check(
      DirectedIndependence independence, String node, BitSet before, BitSet parents) {
    Nodes nodes = independence.graph().nodes();
    BitSet rest = (BitSet) before.clone();
    rest.andNot(parents);
    if (!rest.isEmpty()) {
      Statement local = new Statement(List.of(node), nodes.names(rest), nodes.names(parents));
      if (!independence.holds(local)) {
        throw new IllegalStateException("no I-map of the margin: " + local + " does not hold");
      }
    }
  }

  /**
   * Two variables that any set of the others separates are separated by their ancestors among these
   * (Richardson and Spirtes 2002, Theorem 3.18 and Lemma 3.9). An I-map of the margin that joins
   * only inseparable variables is a perfect one.
   */
  private static List<Statement> lost(
      DirectedGraph graph, DirectedIndependence independence, int gone, List<Arc> added) {
    Nodes nodes = graph.nodes();
    List<Statement> lost = new ArrayList<>();
    for (Arc arc : added) {
      BitSet ends = nodes.set(List.of(arc.from(), arc.to()));
      BitSet ancestors = graph.withAncestors(ends);
      ancestors.andNot(ends);
      ancestors.clear(gone);
      Statement statement =
          new Statement(List.of(arc.from()), List.of(arc.to()), nodes.names(ancestors));
      if (independence.holds(statement)) {
        lost.add(statement);
      }
    }
    return lost;
  }

  /** Whether the graph shows every independence of the margin, not only true ones. */
  public boolean perfect() {
    return lost.isEmpty();
  }
}
