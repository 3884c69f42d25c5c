package org.disentangle.pgm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.disentangle.pgm.clique.MaximalCliques;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.separation.DirectedIndependence;
import org.disentangle.pgm.separation.MinimalSeparators;
import org.disentangle.pgm.separation.Statement;
import org.disentangle.pgm.separation.Trails;
import org.junit.jupiter.api.Test;

/** A list that was ended at a limit never passes for the whole. */
class ListingTest {

  @Test
  void aCountSaysWhetherItIsOne() {
    assertEquals("one path", new Count(1, true).of("path"));
    assertEquals("0 paths", Count.NONE.of("path"));
    assertEquals("1,234 paths", new Count(1234, true).of("path"));
    assertEquals("more than one path", new Count(1, false).of("path"));
    assertEquals("more than 1,000 paths", new Count(1000, false).of("path"));
    assertEquals("more than 103", new Count(100, false).plus(new Count(3, true)).toString());
    assertEquals("7", new Count(4, true).plus(new Count(3, true)).toString());
  }

  @Test
  void theBeginningOfAListIsNotAllOfIt() {
    Listing<Integer> all = Listing.all(List.of(1, 2, 3));
    assertTrue(all.first(3).complete());
    assertFalse(all.first(2).complete());
    assertEquals("more than 2", all.first(2).count().toString());
    assertEquals("more than 2", all.first(2).first(5).count().toString());
    assertEquals(List.of("1", "2"), all.first(2).map(Object::toString).listed());
    assertFalse(all.first(2).map(Object::toString).complete());
  }

  /** The searches themselves, each one short of what there is and exactly at it. */
  @Test
  void everySearchKnowsWhetherItFoundAll() {
    UndirectedGraph parallel = parallelPaths(10);
    assertEquals(
        "more than 100",
        MinimalSeparators.of(parallel, "s", "t", 100).separators().count().toString());
    assertEquals(
        "more than 1,023",
        MinimalSeparators.of(parallel, "s", "t", 1023).separators().count().toString());
    assertEquals(
        "1,024", MinimalSeparators.of(parallel, "s", "t", 1024).separators().count().toString());
    assertEquals("30", MaximalCliques.of(parallel, 30).cliques().count().toString());
    assertEquals("more than 29", MaximalCliques.of(parallel, 29).cliques().count().toString());
    DirectedGraph directed = DirectedGraph.of(parallel.nodes().names(), WorkedExamples.arcs());
    assertEquals("0", trails(directed, 5).paths().count().toString());
    directed =
        DirectedGraph.of(
            List.of("s", "t", "a", "b", "c"),
            WorkedExamples.arcs("sa", "sb", "sc", "at", "bt", "ct"));
    assertEquals("3 paths, 3 active", trails(directed, 3).counts());
    assertEquals("more than 2 paths, 2 active of the first 2", trails(directed, 2).counts());
  }

  private static Trails trails(DirectedGraph graph, int most) {
    return new DirectedIndependence(graph)
        .explain(Statement.parse(graph.nodes(), "s ; t"), most)
        .trails();
  }

  private static UndirectedGraph parallelPaths(int paths) {
    List<String> names = new ArrayList<>(List.of("s", "t"));
    List<List<String>> edges = new ArrayList<>();
    for (int i = 0; i < paths; i++) {
      names.addAll(List.of("a" + i, "b" + i));
      edges.add(List.of("s", "a" + i));
      edges.add(List.of("a" + i, "b" + i));
      edges.add(List.of("b" + i, "t"));
    }
    return UndirectedGraph.ofCliques(names, edges);
  }

  /** Whoever prints a number asks for the count, which knows whether it is one. */
  @Test
  void nobodyTakesTheLengthOfAListForTheNumberOfThings() throws IOException {
    Pattern length = Pattern.compile("\\.listed\\(\\)\\s*\\.size\\(\\)");
    List<Path> rooms =
        List.of(
            Path.of("src/main/java/org/disentangle/inquiry"),
            Path.of("src/main/java/org/disentangle/cli"));
    for (Path room : rooms) {
      try (Stream<Path> files = Files.walk(room)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          if (!file.endsWith("ListLimit.java")) {
            assertFalse(length.matcher(Files.readString(file)).find(), file.toString());
          }
        }
      }
    }
  }
}
