package org.disentangle.pgm.inference;

import java.util.List;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.UndirectedGraph;

/**
 * A Markov network's structure after one variable is summed out: the tables that hold the variable
 * are replaced by one new table over its neighbours, which are thereby joined. The partition
 * function stays as it was if the new table is not normalised.
 *
 * @param variable what was summed out
 * @param absorbed the scopes that held it
 * @param created the scope of the new table: the variable's neighbours; empty if it had none: then
 *     the new table is one number
 * @param kept the scopes that did not hold it, as they were
 * @param fill the edges between neighbours that were not there
 * @param graph the graph of what is left
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
}
