package org.disentangle.pgm.separation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.junit.jupiter.api.Test;

/** One minimal separator, against all sets there are. */
final class MinimalSeparationTest {

  @Test
  void onAllSmallGraphs() {
    BruteForce.allDirected(3, MinimalSeparationTest::checkAllPairs);
    BruteForce.allAscending(4, MinimalSeparationTest::checkAllPairs);
    BruteForce.allUndirected(4, MinimalSeparationTest::checkAllPairs);
  }

  @Test
  void onLargerGraphsByChance() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      BruteForce graph = BruteForce.random(random, 6, 0.35, round % 2 == 0);
      check(graph, 1, 2);
      check(graph, 3, 4 + 8);
      check(graph, 1 << 5, 1 + 2);
    }
  }

  private static void checkAllPairs(BruteForce graph) {
    for (int x = 1; x < 1 << graph.nodes; x++) {
      for (int y = 1; y < 1 << graph.nodes; y++) {
        if ((x & y) == 0) {
          check(graph, x, y);
        }
      }
    }
  }

  /** It is found if and only if some set separates; then it does, and no part of it. */
  private static void check(BruteForce graph, int x, int y) {
    Statement pair = new Statement(BruteForce.names(x), BruteForce.names(y), List.of());
    int all = (1 << graph.nodes) - 1;
    boolean some =
        IntStream.rangeClosed(0, all).anyMatch(z -> (z & (x | y)) == 0 && graph.separated(x, y, z));
    if (!some) {
      UserErrorException refused =
          assertThrows(
              UserErrorException.class,
              () -> MinimalSeparation.of(graph.graph(), pair),
              pair::toString);
      assertTrue(refused.getMessage().startsWith("nothing separates"), refused.getMessage());
      return;
    }
    MinimalSeparation found = MinimalSeparation.of(graph.graph(), pair);
    int given =
        found.statement().given().stream().mapToInt(name -> 1 << (name.charAt(0) - 'a')).sum();
    assertEquals(0, given & (x | y));
    assertTrue(graph.separated(x, y, given), () -> graph.graph() + ": " + found.statement());
    for (int part = (given - 1) & given;
        part != given;
        part = part == 0 ? given : (part - 1) & given) {
      int less = part;
      assertFalse(
          graph.separated(x, y, part),
          () -> graph.graph() + ": " + found.statement() + ", and also " + BruteForce.names(less));
    }
    assertEquals(found.statement().given().size(), found.needed().size());
    found.needed().forEach(each -> assertFalse(each.separated()));
  }

  @Test
  void refusalsSayWhatIsInTheWay() {
    DirectedGraph graph =
        DirectedGraph.of(
            List.of("A", "B", "C", "D"),
            List.of(new Arc("A", "C"), new Arc("B", "C"), new Arc("C", "D")));
    assertRefused(graph, List.of("A"), List.of("C"), "A and C are adjacent");
    assertRefused(
        graph, List.of("A"), List.of("B", "D"), "the path A → C ← B and those that go on from C");
    UserErrorException refused =
        assertThrows(
            UserErrorException.class,
            () ->
                MinimalSeparation.of(
                    graph, new Statement(List.of("A"), List.of("D"), List.of("C"))));
    assertTrue(refused.getMessage().contains("{C} is given"), refused.getMessage());
  }

  private static void assertRefused(
      DirectedGraph graph, List<String> x, List<String> y, String reason) {
    UserErrorException refused =
        assertThrows(
            UserErrorException.class,
            () -> MinimalSeparation.of(graph, new Statement(x, y, List.of())));
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
  }

  /** A chain of three thousand nodes; the separator close to the first set is taken. */
  @Test
  void theSeparatorIsCloseToTheFirstSet() {
    int size = 3_000;
    List<String> names = IntStream.range(0, size).mapToObj(i -> "n" + i).toList();
    DirectedGraph chain =
        DirectedGraph.of(
            names,
            IntStream.range(1, size).mapToObj(i -> new Arc("n" + (i - 1), "n" + i)).toList());
    assertEquals(
        List.of("n1"),
        MinimalSeparation.of(
                chain, new Statement(List.of("n0"), List.of("n" + (size - 1)), List.of()))
            .statement()
            .given());
  }

  /** A chain x - u - v - y and a way around it, x - w - y. */
  @Test
  void latentNodesSeparateNothing() {
    UndirectedGraph graph =
        UndirectedGraph.of(
            List.of("x", "u", "v", "w", "y"),
            List.of(
                new Edge("x", "u"),
                new Edge("u", "v"),
                new Edge("v", "y"),
                new Edge("x", "w"),
                new Edge("w", "y")));
    Statement pair = Statement.parse(graph.nodes(), "x ; y");
    assertEquals(List.of("v", "w"), given(graph, pair, Set.of("u"), Set.of()));
    assertEquals(List.of("u", "w"), given(graph, pair, Set.of("v"), Set.of()));
    assertTrue(
        refusal(graph, pair, Set.of("u", "v"), Set.of())
            .contains("no inner node but latent ones ("));
    assertTrue(refusal(graph, pair, Set.of(), Set.of("w")).contains("w is adjusted"));
    String two = refusal(graph, pair, Set.of(), new TreeSet<>(Set.of("v", "w")));
    assertTrue(two.contains("v, w are adjusted"), two);
  }

  private static List<String> given(
      UndirectedGraph graph, Statement pair, Set<String> latent, Set<String> adjusted) {
    return MinimalSeparation.of(graph, pair, new Observation(latent, adjusted)).statement().given();
  }

  private static String refusal(
      UndirectedGraph graph, Statement pair, Set<String> latent, Set<String> adjusted) {
    return assertThrows(UserErrorException.class, () -> given(graph, pair, latent, adjusted))
        .getMessage();
  }
}
