package org.disentangle.pgm.separation;

import static org.disentangle.pgm.separation.CourseGraphs.NET3;
import static org.disentangle.pgm.separation.CourseGraphs.undirected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinimalSeparatorsTest {

  /** Every pair of the course's third graph that is not adjacent, by brute force. */
  @ParameterizedTest
  @CsvSource({
    "A, D, BC",
    "A, E, BC BF",
    "A, F, BC CDE",
    "A, G, E BC BF",
    "B, F, CDE",
    "B, G, E",
    "C, E, BF",
    "C, G, E BF",
    "D, E, BF",
    "D, G, E BF",
    "F, G, E"
  })
  void thoseOfTheCourse(String one, String other, String expected) {
    MinimalSeparators found = MinimalSeparators.of(NET3, one, other, 100);
    assertEquals(
        expected,
        found.separators().listed().stream()
            .map(set -> String.join("", set))
            .collect(Collectors.joining(" ")));
    assertTrue(found.separators().complete());
    assertFalse(found.adjacent());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void theyAreAllAndMinimalInAllGraphs(int nodes) {
    BruteForce.allUndirected(
        nodes,
        brute ->
            assertEquals(
                minimalSeparators(brute),
                MinimalSeparators.of(brute.undirectedGraph(), "a", "b", 100)
                    .separators()
                    .listed()));
  }

  private static List<List<String>> minimalSeparators(BruteForce brute) {
    List<Integer> separating = new ArrayList<>();
    for (int z = 0; z < 1 << brute.nodes; z += 4) {
      if (brute.separated(1, 2, z)) {
        separating.add(z);
      }
    }
    return separating.stream()
        .filter(
            set -> separating.stream().noneMatch(part -> !part.equals(set) && (part & ~set) == 0))
        .map(BruteForce::names)
        .sorted(Comparator.comparingInt(List<String>::size).thenComparing(List::toString))
        .toList();
  }

  /** Three parallel paths of two inner nodes: one node of each, 8 separators. */
  @Test
  void aCapEndsTheSearch() {
    UndirectedGraph parallel = undirected("s t a b c d e f", "sa ab bt sc cd dt se ef ft");
    assertEquals(8, MinimalSeparators.of(parallel, "s", "t", 8).separators().listed().size());
    assertTrue(MinimalSeparators.of(parallel, "s", "t", 8).separators().complete());
    MinimalSeparators some = MinimalSeparators.of(parallel, "s", "t", 7);
    assertEquals(7, some.separators().listed().size());
    assertFalse(some.separators().complete());
  }

  @Test
  void limitCases() {
    UndirectedGraph graph = undirected("a b c d", "ab bc");
    assertTrue(MinimalSeparators.of(graph, "a", "b", 1).adjacent());
    assertEquals(List.of(), MinimalSeparators.of(graph, "a", "b", 1).separators().listed());
    assertEquals(
        List.of(List.of()), MinimalSeparators.of(graph, "a", "d", 1).separators().listed());
    UserErrorException mistake =
        assertThrows(UserErrorException.class, () -> MinimalSeparators.of(graph, "c", "c", 1));
    assertTrue(mistake.getMessage().contains("both nodes are c"), mistake.getMessage());
  }
}
