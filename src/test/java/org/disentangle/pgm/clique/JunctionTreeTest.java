package org.disentangle.pgm.clique;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.pgm.WorkedExamples;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.Moralization;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Triangulations, and the junction trees of what they give. */
class JunctionTreeTest {
  @Test
  void everySmallGraphHasOne() {
    IntStream.range(0, 6).forEach(n -> SmallGraphs.all(n).forEach(JunctionTreeTest::check));
  }

  @Test
  void randomGraphsHaveOne() {
    Stream.of(SmallGraphs.random(9, 100), SmallGraphs.random(30, 30))
        .flatMap(graphs -> graphs)
        .forEach(JunctionTreeTest::check);
  }

  private static void check(UndirectedGraph graph) {
    Triangulation triangulation = Triangulation.minimumFill(graph);
    UndirectedGraph chordal = triangulation.chordal();
    ChordalityTest.assertPerfect(chordal, triangulation.order());
    assertEquals(Chordality.of(graph).chordal(), triangulation.fill().isEmpty());
    Set<Edge> edges = new HashSet<>(graph.edges());
    edges.addAll(triangulation.fill());
    assertEquals(edges, new HashSet<>(chordal.edges()));
    assertEquals(graph.edges().size() + triangulation.fill().size(), edges.size(), "no edge twice");

    JunctionTree tree = JunctionTree.of(chordal);
    assertEquals(MaximalCliques.of(chordal).cliques().listed(), tree.cliques());
    for (JunctionTree.Link link : tree.links()) {
      List<String> shared = new ArrayList<>(tree.cliques().get(link.one()));
      shared.retainAll(tree.cliques().get(link.other()));
      assertEquals(shared, link.separator());
    }
    assertEquals(components(graph), tree.trees());
    for (String node : graph.nodes().names()) {
      assertRunningIntersection(tree, node);
    }
  }

  /** A walk over the links between cliques that hold the node reaches all of them. */
  private static void assertRunningIntersection(JunctionTree tree, String node) {
    List<Integer> holding =
        IntStream.range(0, tree.cliques().size())
            .filter(clique -> tree.cliques().get(clique).contains(node))
            .boxed()
            .toList();
    Set<Integer> reached = new HashSet<>(holding.subList(0, 1));
    Deque<Integer> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      int clique = open.remove();
      for (JunctionTree.Link link : tree.links()) {
        if (link.one() == clique || link.other() == clique) {
          int next = link.one() + link.other() - clique;
          if (holding.contains(next) && reached.add(next)) {
            open.add(next);
          }
        }
      }
    }
    assertEquals(new HashSet<>(holding), reached, () -> node + " in " + tree);
  }

  private static int components(UndirectedGraph graph) {
    BitSet left = graph.nodes().set(graph.nodes().names());
    int components = 0;
    while (!left.isEmpty()) {
      Deque<Integer> open = new ArrayDeque<>(List.of(left.nextSetBit(0)));
      left.clear(open.element());
      components++;
      while (!open.isEmpty()) {
        BitSet next = graph.neighbourSet(open.remove());
        next.and(left);
        left.andNot(next);
        next.stream().forEach(open::add);
      }
    }
    return components;
  }

  /** The tree is the one that Kruskal's algorithm chooses of all pairs of cliques. */
  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void theLinksAreThoseOfAllPairsCompared(int nodes) {
    SmallGraphs.all(nodes).forEach(JunctionTreeTest::compareWithKruskal);
  }

  @Test
  void theLinksOfLargerGraphsTooAreThoseOfAllPairsCompared() {
    SmallGraphs.random(12, 300).forEach(JunctionTreeTest::compareWithKruskal);
    SmallGraphs.random(25, 40).forEach(JunctionTreeTest::compareWithKruskal);
  }

  private static void compareWithKruskal(UndirectedGraph graph) {
    JunctionTree tree = JunctionTree.of(Triangulation.minimumFill(graph).chordal());
    List<JunctionTree.Link> pairs = new ArrayList<>();
    for (int one = 0; one < tree.cliques().size(); one++) {
      for (int other = one + 1; other < tree.cliques().size(); other++) {
        List<String> shared = new ArrayList<>(tree.cliques().get(one));
        shared.retainAll(tree.cliques().get(other));
        if (!shared.isEmpty()) {
          pairs.add(new JunctionTree.Link(one, other, shared));
        }
      }
    }
    pairs.sort(Comparator.comparingInt(link -> -link.separator().size()));
    int[] treeOf = IntStream.range(0, tree.cliques().size()).toArray();
    List<JunctionTree.Link> chosen = new ArrayList<>();
    for (JunctionTree.Link link : pairs) {
      int one = treeOf[link.one()];
      int other = treeOf[link.other()];
      if (one != other) {
        chosen.add(link);
        Arrays.setAll(treeOf, i -> treeOf[i] == other ? one : treeOf[i]);
      }
    }
    assertEquals(chosen, tree.links(), graph::toString);
  }

  /** What an elimination still misses is kept up to date, and never counted anew in full. */
  @Test
  void theOrderIsThatOfCountingAnew() {
    SmallGraphs.random(14, 200).forEach(JunctionTreeTest::compareWithCounting);
    SmallGraphs.random(30, 20).forEach(JunctionTreeTest::compareWithCounting);
  }

  private static void compareWithCounting(UndirectedGraph graph) {
    int size = graph.nodes().size();
    BitSet[] around = IntStream.range(0, size).mapToObj(graph::neighbourSet).toArray(BitSet[]::new);
    List<Integer> left = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    List<String> order = new ArrayList<>();
    while (!left.isEmpty()) {
      int next =
          left.stream()
              .min(
                  Comparator.<Integer>comparingLong(node -> missing(around, node))
                      .thenComparing(node -> around[node].cardinality()))
              .orElseThrow();
      left.remove(Integer.valueOf(next));
      order.add(graph.nodes().name(next));
      BitSet joined = around[next];
      joined.stream()
          .forEach(
              node -> {
                around[node].or(joined);
                around[node].clear(node);
                around[node].clear(next);
              });
    }
    assertEquals(order, Triangulation.minimumFill(graph).order(), graph::toString);
  }

  private static long missing(BitSet[] around, int node) {
    return around[node].stream()
        .mapToLong(
            one -> around[node].stream().filter(two -> two > one && !around[one].get(two)).count())
        .sum();
  }

  @Test
  void workedExamples() {
    Triangulation two = Triangulation.minimumFill(WorkedExamples.undirected());
    assertEquals(2, two.fill().size());
    assertTrue(
        two.fill().equals(WorkedExamples.edges("OB", "AB"))
            || two.fill().equals(WorkedExamples.edges("OB", "OM")),
        two.fill().toString());
    assertEquals(3, JunctionTree.of(two.chordal()).width());
    assertEquals(2, JunctionTree.of(two.chordal()).trees(), "C is a tree of its own");
    assertEquals(
        WorkedExamples.edges("OB"),
        Triangulation.minimumFill(Moralization.of(WorkedExamples.directed()).graph()).fill());
    assertEquals(
        WorkedExamples.edges("BF"), Triangulation.minimumFill(WorkedExamples.sevenNodes()).fill());
  }

  @Test
  void aGraphWithAHoleHasNone() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> JunctionTree.of(WorkedExamples.undirected()));
    assertTrue(refused.getMessage().contains("[O, S, B, T]"), refused.getMessage());
  }

  @Test
  void aLongPathIsFast() {
    List<String> names = IntStream.range(0, 1000).mapToObj(i -> "n" + i).toList();
    List<Edge> edges =
        IntStream.range(1, 1000).mapToObj(i -> new Edge(names.get(i - 1), names.get(i))).toList();
    JunctionTree tree =
        JunctionTree.of(Triangulation.minimumFill(UndirectedGraph.of(names, edges)).chordal());
    assertEquals(1, tree.width());
    assertEquals(998, tree.links().size());
  }
}
