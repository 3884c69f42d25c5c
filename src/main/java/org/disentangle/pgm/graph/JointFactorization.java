package org.disentangle.pgm.graph;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How the joint distribution of a directed graph's variables factorises: p(x) = Π p(x_i | parents
 * of x_i) (Koller &amp; Friedman 2009, Definition 3.4).
 *
 * @param factors one for each node, in the order of the nodes
 */
public record JointFactorization(List<Conditional> factors) {
  /** Copies the list. */
  public JointFactorization {
    factors = List.copyOf(factors);
  }

  /** The factorisation over a graph. */
  public static JointFactorization of(DirectedGraph graph) {
    return new JointFactorization(
        graph.nodes().names().stream()
            .map(node -> new Conditional(node, graph.parents(node)))
            .toList());
  }

  /** The right-hand side, e.g. {@code p(M) p(S) p(I | M, S)}. */
  public String product() {
    return factors.stream().map(Conditional::toString).collect(Collectors.joining(" "));
  }

  /** The equation, e.g. {@code p(M, S, I) = p(M) p(S) p(I | M, S)}. */
  @Override
  public String toString() {
    return factors.stream()
        .map(Conditional::variable)
        .collect(Collectors.joining(", ", "p(", ") = " + product()));
  }
}
