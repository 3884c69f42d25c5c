package org.disentangle.pgm.graph;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;

/**
 * How a distribution factorises over an undirected graph: p(x) = (1/Z) Π f_c(x_c), one potential
 * for each of the cliques, with Z the sum of the product over all x (Koller &amp; Friedman 2009,
 * Definition 4.3). Positive distributions that obey the graph have this form (Hammersley &amp;
 * Clifford; Koller &amp; Friedman 2009, Theorem 4.2).
 *
 * @param variables all of them, in the order of the nodes
 * @param cliques the scopes of the potentials
 */
public record GibbsFactorization(List<String> variables, List<List<String>> cliques) {
  /** Copies the lists. */
  public GibbsFactorization {
    variables = List.copyOf(variables);
    cliques = cliques.stream().map(List::copyOf).toList();
  }

  /**
   * The factorisation of a graph over cliques that cover it: the maximal ones, or those of its
   * definition.
   *
   * @throws UserErrorException if a node is unknown, two members of a clique are not joined in the
   *     graph, or an edge lies in no clique
   */
  public static GibbsFactorization of(UndirectedGraph graph, List<List<String>> cliques) {
    Nodes nodes = graph.nodes();
    for (List<String> clique : cliques) {
      BitSet members = nodes.set(clique);
      for (String member : clique) {
        BitSet apart = (BitSet) members.clone();
        apart.andNot(graph.neighbourSet(nodes.index(member)));
        apart.clear(nodes.index(member));
        if (!apart.isEmpty()) {
          throw new UserErrorException(
              "("
                  + String.join(", ", clique)
                  + ") is no clique of the graph: "
                  + member
                  + " and "
                  + nodes.names(apart).get(0)
                  + " are not joined");
        }
      }
    }
    UndirectedGraph covered = UndirectedGraph.ofCliques(nodes.names(), cliques);
    for (Edge edge : graph.edges()) {
      if (!covered.adjacent(nodes.index(edge.one()), nodes.index(edge.other()))) {
        throw new UserErrorException(
            "the edge " + edge + " lies in none of the cliques; give one that holds both ends");
      }
    }
    return new GibbsFactorization(nodes.names(), cliques);
  }

  /** The right-hand side, e.g. {@code (1/Z) f1(A, B, C) f2(B, D)}. */
  public String product() {
    return IntStream.range(0, cliques.size())
        .mapToObj(i -> " f" + (i + 1) + "(" + String.join(", ", cliques.get(i)) + ")")
        .collect(Collectors.joining("", "(1/Z)", ""));
  }

  /** The equation, e.g. {@code p(A, B, C, D) = (1/Z) f1(A, B, C) f2(B, D)}. */
  @Override
  public String toString() {
    return "p(" + String.join(", ", variables) + ") = " + product();
  }
}
