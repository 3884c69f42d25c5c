package org.disentangle.pgm.clique;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.disentangle.pgm.WorkedExamples;
import org.disentangle.pgm.clique.Chordality.Chordal;
import org.disentangle.pgm.clique.Chordality.NotChordal;
import org.disentangle.pgm.graph.Moralization;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChordalityTest {
  private static final Comparator<int[]> LENGTH_THEN_NODES =
      Comparator.<int[]>comparingInt(cycle -> cycle.length).thenComparing(Arrays::compare);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void agreesWithBruteForceOnEveryGraph(int nodes) {
    SmallGraphs.all(nodes).forEach(ChordalityTest::compare);
  }

  @Test
  void agreesWithBruteForceOnRandomGraphs() {
    SmallGraphs.random(10, 200).forEach(ChordalityTest::compare);
  }

  /** The cycle is not only some shortest one but the first of them. */
  private static void compare(UndirectedGraph graph) {
    Optional<List<String>> hole =
        SmallGraphs.subsets(graph)
            .flatMap(set -> cycle(graph, set).stream())
            .min(LENGTH_THEN_NODES)
            .map(cycle -> Arrays.stream(cycle).mapToObj(graph.nodes()::name).toList());
    Chordality verdict = Chordality.of(graph);
    if (hole.isPresent()) {
      assertEquals(hole.get(), assertInstanceOf(NotChordal.class, verdict).cycle());
    } else {
      assertPerfect(graph, assertInstanceOf(Chordal.class, verdict).eliminationOrder());
    }
  }

  /** The walk around a set of four nodes or more that induces a cycle. */
  private static Optional<int[]> cycle(UndirectedGraph graph, BitSet set) {
    boolean degreesFit = set.stream().allMatch(node -> inside(graph, node, set).cardinality() == 2);
    if (set.cardinality() < 4 || !degreesFit) {
      return Optional.empty();
    }
    List<Integer> walk = new ArrayList<>();
    BitSet left = (BitSet) set.clone();
    for (int node = set.nextSetBit(0); node >= 0; node = inside(graph, node, left).nextSetBit(0)) {
      walk.add(node);
      left.clear(node);
    }
    return left.isEmpty()
        ? Optional.of(walk.stream().mapToInt(Integer::intValue).toArray())
        : Optional.empty();
  }

  private static BitSet inside(UndirectedGraph graph, int node, BitSet set) {
    BitSet inside = graph.neighbourSet(node);
    inside.and(set);
    return inside;
  }

  /** The definition, word by word. */
  static void assertPerfect(UndirectedGraph graph, List<String> order) {
    assertEquals(graph.nodes().names().size(), order.size());
    BitSet later = graph.nodes().set(order);
    assertEquals(order.size(), later.cardinality());
    for (String node : order) {
      later.clear(graph.nodes().index(node));
      assertTrue(
          SmallGraphs.complete(graph, inside(graph, graph.nodes().index(node), later)),
          () -> node + " of " + order + " in " + graph);
    }
  }

  @Test
  void workedExamples() {
    assertEquals(
        new NotChordal(List.of("O", "S", "B", "T")), Chordality.of(WorkedExamples.undirected()));
    assertEquals(
        new NotChordal(List.of("O", "A", "B", "S")),
        Chordality.of(Moralization.of(WorkedExamples.directed()).graph()));
    assertEquals(
        new NotChordal(List.of("B", "C", "F", "E")), Chordality.of(WorkedExamples.sevenNodes()));
  }

  @Test
  void certificatesProveNothingElse() {
    UndirectedGraph graph = WorkedExamples.undirected();
    assertTrue(new NotChordal(List.of("O", "S", "B", "M", "A")).proves(graph));
    assertFalse(new NotChordal(List.of("O", "S", "B", "M", "T")).proves(graph), "a chord");
    assertFalse(new NotChordal(List.of("O", "S", "T", "B")).proves(graph), "not an edge");
    assertFalse(new NotChordal(List.of("O", "A", "T")).proves(graph), "too short");
    assertFalse(new NotChordal(List.of("O", "S", "O", "S")).proves(graph), "a node twice");
    UndirectedGraph path =
        UndirectedGraph.of(List.of("a", "b", "c"), WorkedExamples.edges("ab", "bc"));
    assertTrue(new Chordal(List.of("a", "b", "c")).proves(path));
    assertFalse(new Chordal(List.of("b", "a", "c")).proves(path), "a and c are not joined");
    assertFalse(new Chordal(List.of("a", "b")).proves(path), "a node is missing");
    assertFalse(new Chordal(List.of("a", "b", "b")).proves(path), "a node twice");
  }
}
