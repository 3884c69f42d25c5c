package org.disentangle.pgm.separation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Marriage;
import org.disentangle.pgm.graph.Moralization;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.name.Names;

/**
 * A proof of d-separation in the moral graph of the smallest ancestral set: X and Y are d-separated
 * by Z if and only if Z separates them in the moral graph of the part on X ∪ Y ∪ Z and its
 * ancestors (Lauritzen, Dawid, Larsen &amp; Leimer 1990; Lauritzen 1996, Proposition 3.25).
 *
 * @param ancestral the nodes of x, y and z and all their ancestors, in the order of the graph
 * @param leftOut the nodes that are not among these
 * @param moral the moral graph of the part on the ancestral set
 * @param marriages the edges that moralising added
 * @param separation of x and y by z in the moral graph
 */
public record AncestralProof(
    List<String> ancestral,
    List<String> leftOut,
    UndirectedGraph moral,
    List<Marriage> marriages,
    UndirectedSeparation separation) {
  /** Copies the lists. */
  public AncestralProof {
    ancestral = List.copyOf(ancestral);
    leftOut = List.copyOf(leftOut);
    marriages = List.copyOf(marriages);
  }

  /** Decides a statement about nodes of a graph. */
  static AncestralProof of(DirectedGraph graph, Statement statement) {
    Nodes nodes = graph.nodes();
    BitSet asked = nodes.set(statement.x());
    asked.or(nodes.set(statement.y()));
    asked.or(nodes.set(statement.given()));
    BitSet ancestral = graph.withAncestors(asked);
    BitSet leftOut = new BitSet(nodes.size());
    leftOut.set(0, nodes.size());
    leftOut.andNot(ancestral);
    Moralization moral = Moralization.of(graph.on(ancestral));
    return new AncestralProof(
        nodes.names(ancestral),
        nodes.names(leftOut),
        moral.graph(),
        moral.marriages(),
        new UndirectedIndependence(moral.graph()).explain(statement));
  }

  /** The proof step by step, one sentence for each step. */
  public List<String> steps() {
    List<String> steps = new ArrayList<>();
    steps.add(
        "The nodes asked about and their ancestors: "
            + Names.of(ancestral)
            + (leftOut.isEmpty() ? "." : "; leave out " + Names.of(leftOut) + "."));
    steps.add(
        marriages.isEmpty()
            ? "Forget directions; no parents need to be married."
            : "Forget directions and marry parents: " + Names.list(marriages) + ".");
    steps.addAll(separation.derivation());
    return steps;
  }
}
