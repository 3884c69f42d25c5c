package org.disentangle.pgm.clique;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.pgm.WorkedExamples;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.Moralization;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaximalCliquesTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void agreesWithBruteForceOnEveryGraph(int nodes) {
    SmallGraphs.all(nodes).forEach(MaximalCliquesTest::compare);
  }

  @Test
  void agreesWithBruteForceOnRandomGraphs() {
    SmallGraphs.random(11, 100).forEach(MaximalCliquesTest::compare);
  }

  private static void compare(UndirectedGraph graph) {
    MaximalCliques cliques = MaximalCliques.of(graph);
    assertTrue(cliques.cliques().complete());
    List<List<String>> expected =
        SmallGraphs.subsets(graph)
            .filter(set -> SmallGraphs.complete(graph, set) && maximal(graph, set))
            .map(graph.nodes()::names)
            .toList();
    assertEquals(
        new HashSet<>(expected), new HashSet<>(cliques.cliques().listed()), graph::toString);
    assertEquals(expected.size(), cliques.cliques().listed().size(), graph::toString);
    // One digit a node: the order of the texts is that of the nodes.
    List<String> texts =
        cliques.cliques().listed().stream().map(clique -> String.join("", clique)).toList();
    if (graph.nodes().size() <= 10) {
      assertEquals(texts.stream().sorted().toList(), texts);
    }
  }

  private static boolean maximal(UndirectedGraph graph, BitSet set) {
    return IntStream.range(0, graph.nodes().size())
        .filter(node -> !set.get(node))
        .noneMatch(node -> set.stream().allMatch(member -> graph.adjacent(node, member)));
  }

  @Test
  void workedExamples() {
    assertEquals(
        WorkedExamples.letters("C", "OAT", "OS", "ATM", "SB", "TBM"),
        MaximalCliques.of(WorkedExamples.undirected()).cliques().listed());
    assertEquals(
        WorkedExamples.letters("C", "OAT", "OS", "ATBM", "SB"),
        MaximalCliques.of(Moralization.of(WorkedExamples.directed()).graph()).cliques().listed());
    assertEquals(
        WorkedExamples.letters("ABC", "BCD", "BE", "CDF", "EF", "EG"),
        MaximalCliques.of(WorkedExamples.sevenNodes()).cliques().listed());
  }

  /** Of three nodes in each part at most one can be chosen: Moon and Moser's 3^(n/3). */
  @Test
  void aLimitEndsTheSearch() {
    List<String> names = IntStream.range(0, 60).mapToObj(i -> "n" + i).toList();
    List<Edge> edges = new ArrayList<>();
    for (int one = 0; one < 60; one++) {
      for (int other = one + 1; other < 60; other++) {
        if (one / 3 != other / 3) {
          edges.add(new Edge(names.get(one), names.get(other)));
        }
      }
    }
    MaximalCliques some = MaximalCliques.of(UndirectedGraph.of(names, edges));
    assertFalse(some.cliques().complete());
    assertEquals(MaximalCliques.DEFAULT_LIMIT, some.cliques().listed().size());
    assertTrue(some.cliques().listed().stream().allMatch(clique -> clique.size() == 20));

    UndirectedGraph twoEdges =
        UndirectedGraph.of(List.of("a", "b", "c"), WorkedExamples.edges("ab", "bc"));
    assertTrue(MaximalCliques.of(twoEdges, 2).cliques().complete());
    assertFalse(MaximalCliques.of(twoEdges, 1).cliques().complete());
    assertEquals(List.of(List.of("a", "b")), MaximalCliques.of(twoEdges, 1).cliques().listed());
  }
}
