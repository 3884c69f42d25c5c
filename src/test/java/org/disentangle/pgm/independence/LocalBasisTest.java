package org.disentangle.pgm.independence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.separation.BruteForce;
import org.disentangle.pgm.separation.Statement;
import org.junit.jupiter.api.Test;

/** The basis says no more than the graph, and as much. */
final class LocalBasisTest {

  /**
   * Of all pairs of small graphs: the basis of one holds in another if and only if all its
   * statements do.
   */
  @Test
  void aDirectedGraphObeysABasisIfAndOnlyIfItObeysAllThatFollows() {
    List<BruteForce> graphs = new ArrayList<>();
    BruteForce.allDirected(3, graphs::add);
    BruteForce.allAscending(4, graphs::add);
    assertComplete(graphs, graphs);
  }

  /**
   * A directed graph with these independencies has positive distributions, so the same is asked.
   */
  @Test
  void aGraphObeysTheBasisOfAnUndirectedOneIfAndOnlyIfItObeysAllThatFollows() {
    List<BruteForce> undirected = new ArrayList<>();
    BruteForce.allUndirected(3, undirected::add);
    BruteForce.allUndirected(4, undirected::add);
    List<BruteForce> obeying = new ArrayList<>(undirected);
    BruteForce.allDirected(3, obeying::add);
    BruteForce.allDirected(4, obeying::add);
    assertComplete(undirected, obeying);
  }

  private static void assertComplete(List<BruteForce> graphs, List<BruteForce> others) {
    for (BruteForce graph : graphs) {
      List<Statement> basis = LocalBasis.of(graph.graph());
      basis.forEach(
          each -> assertEquals(true, holds(graph, each), () -> graph.graph() + ": " + each));
      for (BruteForce other : others) {
        if (other.nodes == graph.nodes) {
          assertEquals(
              obeysAll(other, graph),
              basis.stream().allMatch(each -> holds(other, each)),
              () -> other.graph() + " and the basis of " + graph.graph());
        }
      }
    }
  }

  private static boolean holds(BruteForce graph, Statement statement) {
    return graph.separated(mask(statement.x()), mask(statement.y()), mask(statement.given()));
  }

  private static int mask(List<String> names) {
    return names.stream().mapToInt(name -> 1 << (name.charAt(0) - 'a')).sum();
  }

  private static boolean obeysAll(BruteForce graph, BruteForce of) {
    for (int x = 0; x < of.nodes; x++) {
      for (int y = x + 1; y < of.nodes; y++) {
        for (int z = 0; z < 1 << of.nodes; z++) {
          if (!BruteForce.has(z, x)
              && !BruteForce.has(z, y)
              && of.separated(1 << x, 1 << y, z)
              && !graph.separated(1 << x, 1 << y, z)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  @Test
  void oneStatementForEachNodeInTheirOrder() {
    assertEquals(
        "[A ⊥ C | ∅, C ⊥ A | ∅, D ⊥ A, C | B]",
        LocalBasis.of(
                DirectedGraph.of(
                    List.of("A", "B", "C", "D"),
                    List.of(new Arc("A", "B"), new Arc("C", "B"), new Arc("B", "D"))))
            .toString());
    assertEquals(
        "[A ⊥ C, D | B, B ⊥ D | A, C, C ⊥ A, D | B, D ⊥ A, B, C | ∅]",
        LocalBasis.of(
                UndirectedGraph.of(
                    List.of("A", "B", "C", "D"), List.of(new Edge("A", "B"), new Edge("B", "C"))))
            .toString());
  }
}
