package org.disentangle.pgm.independence;

import static org.disentangle.pgm.separation.CourseGraphs.NET2;
import static org.disentangle.pgm.separation.CourseGraphs.NET2_UNDIRECTED;
import static org.disentangle.pgm.separation.CourseGraphs.directed;
import static org.disentangle.pgm.separation.CourseGraphs.undirected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.Moralization;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.separation.BruteForce;
import org.disentangle.pgm.separation.DirectedSeparation;
import org.disentangle.pgm.separation.IndependenceModel;
import org.disentangle.pgm.separation.Statement;
import org.disentangle.pgm.separation.UndirectedSeparation;
import org.junit.jupiter.api.Test;

class MapTestTest {

  @Test
  void theCoursesUndirectedGraphIsNoIndependenceMapOfTheDirectedOne() {
    Inclusion inclusion = MapTest.of(NET2_UNDIRECTED, NET2).independenceMap();
    assertFalse(inclusion.holds());
    assertTrue(inclusion.exhaustive());
    assertEquals(5, inclusion.searchedGiven());
    assertEquals(OptionalLong.of(238), inclusion.statements());
    assertEquals(OptionalLong.of(10), inclusion.violations());
    Counterexample counterexample = inclusion.counterexample().orElseThrow();
    assertTrue(counterexample.minimal());
    assertEquals("A ⊥ B | M, O, T", counterexample.statement().toString());
    assertTrue(counterexample.holding().separated());
    DirectedSeparation broken = (DirectedSeparation) counterexample.broken();
    assertEquals("A → M ← B", broken.active().orElseThrow().toString());
    assertEquals(
        List.of("A ⊥ B | M, O, T", "A ⊥ B | M, S, T", "A ⊥ S | M, O, T", "B ⊥ O | M, S, T"),
        violations(NET2_UNDIRECTED, NET2, 3));
    assertEquals(List.of(), violations(NET2_UNDIRECTED, NET2, 2));
  }

  @Test
  void norIsItADependenceMap() {
    MapTest test = MapTest.of(NET2_UNDIRECTED, NET2);
    assertFalse(test.perfect());
    Inclusion inclusion = test.dependenceMap();
    assertFalse(inclusion.holds());
    assertEquals(OptionalLong.of(280), inclusion.statements());
    assertEquals(OptionalLong.of(52), inclusion.violations());
    Counterexample counterexample = inclusion.counterexample().orElseThrow();
    assertEquals("A ⊥ B | ∅", counterexample.statement().toString());
    assertEquals("A – M – B", ((UndirectedSeparation) counterexample.broken()).path());
    assertEquals(
        List.of("A ⊥ B | ∅", "A ⊥ O | ∅", "A ⊥ S | ∅"), violations(NET2, NET2_UNDIRECTED, 0));
  }

  @Test
  void theMoralGraphIsAnIndependenceMapWithTheSameGap() {
    MapTest test = MapTest.of(Moralization.of(NET2).graph(), NET2);
    assertTrue(test.independenceMap().holds());
    assertEquals(OptionalLong.of(0), test.independenceMap().violations());
    assertTrue(test.independenceMap().counterexample().isEmpty());
    assertEquals(OptionalLong.of(52), test.dependenceMap().violations());
  }

  /** Every edge lies in the skeleton and no unshielded collider is a path, and still it is none. */
  @Test
  void theTemptingTestOfDependenceMapsIsWrong() {
    DirectedGraph directed = directed("0 1 2 3 4", "02 03 01 23 21 31 42");
    UndirectedGraph undirected = undirected("0 1 2 3 4", "03 01 13 23 24");
    Inclusion inclusion = MapTest.of(undirected, directed).dependenceMap();
    assertFalse(inclusion.holds());
    assertEquals("0 ⊥ 4 | ∅", inclusion.counterexample().orElseThrow().statement().toString());
  }

  @Test
  void graphsThatSayTheSameArePerfectMaps() {
    assertTrue(MapTest.of(directed("a b c", "ab bc"), directed("c b a", "ba bc")).perfect());
    assertTrue(MapTest.of(directed("a b c", "ab bc"), undirected("a b c", "bc ab")).perfect());
    assertFalse(MapTest.of(directed("a b c", "ab cb"), undirected("a b c", "bc ab")).perfect());
    assertTrue(MapTest.of(undirected("a", ""), directed("a", "")).perfect());
  }

  /** The verdict from few statements and the one from all of them must agree: else it throws. */
  @Test
  void allPairsOfSmallGraphsAndManyLargerOnes() {
    List<BruteForce> graphs = new ArrayList<>();
    BruteForce.allDirected(3, graphs::add);
    BruteForce.allUndirected(3, graphs::add);
    for (BruteForce one : graphs) {
      for (BruteForce other : graphs) {
        check(one, other);
      }
    }
    Random random = new Random(5);
    for (int trial = 0; trial < 150; trial++) {
      int nodes = 4 + trial % 3;
      BruteForce one = BruteForce.random(random, nodes, 0.6, random.nextBoolean());
      // A part of the one's edges, so that inclusions hold often.
      check(one, thinned(one, random));
      check(thinned(one, random), one);
      check(one, BruteForce.random(random, nodes, 0.6, random.nextBoolean()));
    }
  }

  private static BruteForce thinned(BruteForce brute, Random random) {
    UndirectedGraph skeleton = brute.graph().skeleton();
    int kept = Math.max(1, skeleton.edges().size() - 1 - random.nextInt(2));
    return BruteForce.of(
        UndirectedGraph.of(
            skeleton.nodes().names(),
            skeleton.edges().subList(0, Math.min(kept, skeleton.edges().size()))));
  }

  private static void check(BruteForce one, BruteForce other) {
    Graph graph = one.graph();
    Graph otherGraph = other.graph();
    long broken = violations(one, other);
    Inclusion inclusion = new InclusionTest(graph, otherGraph, Long.MAX_VALUE).decide();
    assertEquals(broken == 0, inclusion.holds());
    assertEquals(OptionalLong.of(broken), inclusion.violations());
    Inclusion unsearched = new InclusionTest(graph, otherGraph, 0).decide();
    assertEquals(broken == 0, unsearched.holds());
    assertFalse(unsearched.exhaustive());
    assertEquals(-1, unsearched.searchedGiven());
    unsearched.counterexample().ifPresent(each -> checkShrunk(each, one, other));
    inclusion
        .counterexample()
        .ifPresent(
            each -> {
              int size = each.statement().given().size();
              assertTrue(breaks(each.statement(), one, other));
              assertEquals(List.of(), violations(graph, otherGraph, size - 1));
            });
  }

  private static void checkShrunk(Counterexample counterexample, BruteForce one, BruteForce other) {
    Statement statement = counterexample.statement();
    assertFalse(counterexample.minimal());
    assertTrue(breaks(statement, one, other));
    for (String node : statement.given()) {
      List<String> fewer = statement.given().stream().filter(each -> !each.equals(node)).toList();
      assertFalse(breaks(new Statement(statement.x(), statement.y(), fewer), one, other));
    }
  }

  private static boolean breaks(Statement statement, BruteForce one, BruteForce other) {
    int x = mask(statement.x());
    int y = mask(statement.y());
    int z = mask(statement.given());
    return one.separated(x, y, z) && !other.separated(x, y, z);
  }

  private static int mask(List<String> names) {
    return names.stream().mapToInt(name -> 1 << (name.charAt(0) - 'a')).sum();
  }

  private static long violations(BruteForce one, BruteForce other) {
    long count = 0;
    for (int x = 0; x < one.nodes; x++) {
      for (int y = x + 1; y < one.nodes; y++) {
        for (int z = 0; z < 1 << one.nodes; z++) {
          boolean disjoint = (z & (1 << x | 1 << y)) == 0;
          if (disjoint && one.separated(1 << x, 1 << y, z) && !other.separated(1 << x, 1 << y, z)) {
            count++;
          }
        }
      }
    }
    return count;
  }

  /** Statements with at most so many given that hold in the one graph and not in the other. */
  private static List<String> violations(Graph one, Graph other, int mostGiven) {
    return mostGiven < 0
        ? List.of()
        : Independencies.of(one, mostGiven).statements().stream()
            .filter(statement -> !IndependenceModel.of(other).holds(statement))
            .map(Statement::toString)
            .toList();
  }

  @Test
  void largeGraphsAreDecidedWithoutTryingAll() {
    BruteForce sparse = BruteForce.random(new Random(8), 26, 0.08, true);
    DirectedGraph graph = sparse.directedGraph();
    MapTest moral = MapTest.of(Moralization.of(graph).graph(), graph);
    assertTrue(moral.independenceMap().holds());
    assertFalse(moral.independenceMap().exhaustive());
    assertEquals(-1, moral.independenceMap().searchedGiven());
    assertEquals(OptionalLong.empty(), moral.independenceMap().violations());
    assertFalse(moral.dependenceMap().holds());
    Counterexample counterexample = moral.dependenceMap().counterexample().orElseThrow();
    assertTrue(counterexample.minimal());
    assertTrue(counterexample.holding().separated());
    assertFalse(counterexample.broken().separated());
  }

  @Test
  void graphsOverOtherNodesAreRefused() {
    UserErrorException mistake =
        assertThrows(
            UserErrorException.class,
            () -> MapTest.of(directed("a b c", ""), undirected("a b x", "")));
    assertTrue(mistake.getMessage().contains("the second has x"), mistake.getMessage());
    mistake =
        assertThrows(
            UserErrorException.class,
            () -> MapTest.of(directed("a b c", ""), undirected("a b", "")));
    assertTrue(mistake.getMessage().contains("the first has c"), mistake.getMessage());
  }
}
