package org.disentangle.pgm.independence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.VStructure;
import org.disentangle.pgm.separation.BruteForce;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compelled and reversible arcs, against whole classes of graphs written down. */
final class EssentialGraphTest {

  /** Classes by every statement of independence, by definition; nothing of the theory is used. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void graphsOfTheSameStatementsHaveTheirCommonArcsCompelled(int nodes) {
    Map<String, List<BruteForce>> classes = new HashMap<>();
    BruteForce.allDirected(
        nodes,
        graph -> classes.computeIfAbsent(statements(graph), none -> new ArrayList<>()).add(graph));
    assertEquals(List.of(1, 2, 11, 185).get(nodes - 1), classes.size(), "classes of graphs");
    classes.values().forEach(EssentialGraphTest::check);
  }

  /** Classes by skeleton and v-structures. */
  @Test
  void allGraphsOfFiveNodes() {
    Map<Object, List<BruteForce>> classes = new HashMap<>();
    BruteForce.allDirected(
        5,
        graph -> {
          DirectedGraph directed = graph.directedGraph();
          classes
              .computeIfAbsent(
                  List.of(directed.skeleton().edges(), VStructure.of(directed)),
                  none -> new ArrayList<>())
              .add(graph);
        });
    assertEquals(8782, classes.size(), "classes of graphs");
    classes.values().forEach(EssentialGraphTest::check);
  }

  private static void check(List<BruteForce> members) {
    TreeSet<String> common = new TreeSet<>();
    members.get(0).directedGraph().arcs().forEach(arc -> common.add(arc.toString()));
    TreeSet<String> all = new TreeSet<>();
    for (BruteForce member : members) {
      List<String> arcs = member.directedGraph().arcs().stream().map(Arc::toString).toList();
      common.retainAll(arcs);
      all.addAll(arcs);
    }
    all.removeAll(common);
    for (BruteForce member : members) {
      EssentialGraph found = EssentialGraph.of(member.directedGraph());
      TreeSet<String> compelled = new TreeSet<>();
      found.compelled().forEach(arc -> compelled.add(arc.toString()));
      TreeSet<String> reversible = new TreeSet<>();
      for (Edge edge : found.reversible()) {
        reversible.add(new Arc(edge.one(), edge.other()).toString());
        reversible.add(new Arc(edge.other(), edge.one()).toString());
      }
      assertEquals(common, compelled, () -> member.directedGraph().toString());
      assertEquals(all, reversible, () -> member.directedGraph().toString());
    }
  }

  private static String statements(BruteForce graph) {
    StringBuilder holding = new StringBuilder();
    for (int x = 0; x < graph.nodes; x++) {
      for (int y = x + 1; y < graph.nodes; y++) {
        for (int z = 0; z < 1 << graph.nodes; z++) {
          if (!BruteForce.has(z, x) && !BruteForce.has(z, y)) {
            holding.append(graph.separated(1 << x, 1 << y, z) ? '1' : '0');
          }
        }
      }
    }
    return holding.toString();
  }

  @Test
  void linesComeInTheOrderOfTheNodes() {
    EssentialGraph found =
        EssentialGraph.of(
            DirectedGraph.of(
                List.of("S", "I", "T", "D", "L"),
                List.of(
                    new Arc("D", "T"), new Arc("I", "T"), new Arc("I", "S"), new Arc("T", "L"))));
    assertEquals("[I → T, T → L, D → T]", found.compelled().toString());
    assertEquals("[S – I]", found.reversible().toString());
  }
}
