package org.disentangle.pgm.independence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.Moralization;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.separation.BruteForce;
import org.disentangle.pgm.separation.CourseGraphs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IndependenciesTest {

  /** Counted by brute force in Python and with networkx 3.6.1. */
  static Stream<Arguments> counted() {
    return Stream.of(
        Arguments.of(CourseGraphs.NET1, 62, 240),
        Arguments.of(CourseGraphs.NET2, 280, 672),
        Arguments.of(CourseGraphs.NET2_UNDIRECTED, 238, 672),
        Arguments.of(Moralization.of(CourseGraphs.NET2).graph(), 228, 672),
        Arguments.of(CourseGraphs.NET3, 144, 672));
  }

  @ParameterizedTest
  @MethodSource("counted")
  void countsOfTheCourse(Graph graph, int holding, int asked) {
    Independencies all = Independencies.of(graph, Integer.MAX_VALUE);
    assertEquals(holding, all.statements().size());
    assertEquals(asked, all.asked());
    assertEquals(graph.nodes().size() - 2, all.mostGiven());
  }

  @Test
  void statementsComeByTheSizeOfTheGivenSet() {
    Independencies some = Independencies.of(CourseGraphs.directed("a b c d", "ab cb"), 1);
    assertEquals(
        "[a ⊥ c | ∅, a ⊥ d | ∅, b ⊥ d | ∅, c ⊥ d | ∅,"
            + " a ⊥ c | d, a ⊥ d | b, a ⊥ d | c, b ⊥ d | a, b ⊥ d | c, c ⊥ d | a, c ⊥ d | b]",
        some.statements().toString());
    assertEquals(18, some.asked());
    assertEquals(1, some.mostGiven());
  }

  @Test
  void tooManyAreRefused() {
    Graph large = BruteForce.random(new Random(1), 26, 0.1, true).graph();
    UserErrorException mistake =
        assertThrows(UserErrorException.class, () -> Independencies.of(large, 24));
    assertTrue(
        mistake.getMessage().contains("26 nodes with at most 24 given make 5,452,595,200"),
        mistake.getMessage());
  }

  @Test
  void aSingleNodeMakesNone() {
    UndirectedGraph one = CourseGraphs.undirected("a", "");
    assertEquals(0, Independencies.of(one, 5).asked());
    assertEquals(0, Independencies.of(one, 5).statements().size());
  }
}
