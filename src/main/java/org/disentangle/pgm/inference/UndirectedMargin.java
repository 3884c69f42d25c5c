package org.disentangle.pgm.inference;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.pgm.clique.MaximalCliques;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.graph.UndirectedGraph;

/**
 * A Markov network's structure after one variable is summed out: the tables that contain the
 * variable are replaced by one new table over its neighbours, which are thereby joined. The
 * partition function does not change if the new table is not normalised.
 *
 * @param variable the variable that was summed out
 * @param absorbed the scopes that contained it
 * @param created the scope of the new table: the variable's neighbours; empty if it had none: then
 *     the new table is one number
 * @param kept the unchanged scopes that did not contain it
 * @param fill the new edges between neighbours
 * @param graph the remaining graph
 */
public record UndirectedMargin(
    String variable,
    List<List<String>> absorbed,
    List<String> created,
    List<List<String>> kept,
    List<Edge> fill,
    UndirectedGraph graph) {
  /** Copies the lists. */
  public UndirectedMargin {
    absorbed = absorbed.stream().map(List::copyOf).toList();
    created = List.copyOf(created);
    kept = kept.stream().map(List::copyOf).toList();
    fill = List.copyOf(fill);
  }

  /**
   * Sums one variable out of a product over the maximal cliques of a graph.
   *
   * @throws org.disentangle.UserErrorException if there is no such variable, or no other one
   * @throws org.disentangle.pgm.TooLargeException if there are more than {@value
   *     MaximalCliques#DEFAULT_LIMIT} cliques
   */
  public static UndirectedMargin of(UndirectedGraph graph, String variable) {
    return of(graph, MaximalCliques.all(graph), variable);
  }

  /**
   * Sums one variable out of a product.
   *
   * @param scopes of the product's tables; together they have exactly the graph's edges
   * @throws org.disentangle.UserErrorException if there is no such variable, or no other one
   * @throws IllegalArgumentException if the scopes have other edges than the graph
   */
  public static UndirectedMargin of(
      UndirectedGraph graph, List<List<String>> scopes, String variable) {
    Nodes nodes = graph.nodes();
    if (!UndirectedGraph.ofCliques(nodes.names(), scopes).equals(graph)) {
      throw new IllegalArgumentException("the scopes " + scopes + " do not make up " + graph);
    }
    List<String> others = nodes.names(Margins.others(nodes, variable));
    List<List<String>> absorbed =
        scopes.stream().filter(scope -> scope.contains(variable)).toList();
    List<List<String>> kept = scopes.stream().filter(scope -> !scope.contains(variable)).toList();
    List<String> created = graph.neighbours(variable);
    Margins.demandFewPairs(variable, created.size());
    List<List<String>> all = new ArrayList<>(kept);
    all.add(created);
    UndirectedGraph margin = UndirectedGraph.ofCliques(others, all);
    List<Edge> fill =
        margin.edges().stream()
            .filter(edge -> !graph.adjacent(nodes.index(edge.one()), nodes.index(edge.other())))
            .toList();
    return new UndirectedMargin(variable, absorbed, created, kept, fill, margin);
  }
}
