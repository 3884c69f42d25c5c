package org.disentangle.pgm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.analysis.GoldenMatrix;
import org.disentangle.pgm.clique.Chordality;
import org.disentangle.pgm.clique.JunctionTree;
import org.disentangle.pgm.clique.MaximalCliques;
import org.disentangle.pgm.format.GraphFormat;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.inference.Posterior;
import org.disentangle.pgm.inference.Query;
import org.disentangle.pgm.inference.VariableElimination;
import org.disentangle.pgm.separation.DirectedIndependence;
import org.disentangle.pgm.separation.Statement;
import org.junit.jupiter.api.Test;

/** Graphs of up to 14 nodes and Asia, against networkx: src/test/golden/graphs_golden.py. */
class GoldenGraphsTest {

  @Test
  void verdictsOfDSeparation() {
    List<String[]> rows = GoldenMatrix.rows("graphs-d-separation");
    assertEquals(200, rows.size());
    for (String[] row : rows) {
      DirectedGraph graph =
          DirectedGraph.of(
              nodes(row[0]),
              words(row[1]).stream()
                  .map(arc -> arc.split(">", -1))
                  .map(ends -> new Arc(ends[0], ends[1]))
                  .toList());
      Statement statement =
          Statement.of(graph.nodes(), words(row[2]), words(row[3]), words(row[4]));
      DirectedIndependence independence = new DirectedIndependence(graph);
      boolean separated = Boolean.parseBoolean(row[5]);
      assertEquals(separated, independence.holds(statement), String.join(",", row));
      assertEquals(separated, independence.explain(statement).separated(), String.join(",", row));
    }
  }

  @Test
  void chordalityAndMaximalCliques() {
    List<String[]> rows = GoldenMatrix.rows("graphs-cliques");
    assertEquals(60, rows.size());
    for (String[] row : rows) {
      UndirectedGraph graph =
          UndirectedGraph.of(
              nodes(row[0]),
              words(row[1]).stream()
                  .map(edge -> edge.split("-", -1))
                  .map(ends -> new Edge(ends[0], ends[1]))
                  .toList());
      Chordality chordality = Chordality.of(graph);
      boolean chordal = Boolean.parseBoolean(row[2]);
      assertEquals(chordal, chordality.chordal(), String.join(",", row));
      assertTrue(chordality.proves(graph), String.join(",", row));
      List<String> cliques = List.of(row[3].split(";", -1));
      assertEquals(
          cliques, sorted(MaximalCliques.of(graph).cliques().listed()), String.join(",", row));
      if (chordal) {
        assertEquals(cliques, sorted(JunctionTree.of(graph).cliques()), String.join(",", row));
      }
    }
  }

  /** The shipped file, read, multiplied and summed by us; its tables multiplied out by numpy. */
  @Test
  void marginalsOfAsia() throws IOException {
    String file = "configs/pgm/asia.bif";
    VariableElimination inference =
        new VariableElimination(
            GraphFormat.BIF.read(file, Files.readString(Path.of(file))).model().orElseThrow());
    List<String[]> rows = GoldenMatrix.rows("graphs-asia");
    assertEquals(16, rows.size());
    for (String[] row : rows) {
      Posterior answer = inference.posterior(Query.parse(row[0]));
      assertEquals(
          Double.parseDouble(row[1]),
          answer.evidenceProbability().known().orElseThrow().doubleValue(),
          1e-14,
          row[0]);
      assertEquals(Double.parseDouble(row[2]), answer.distribution().value(0), 1e-14, row[0]);
    }
  }

  private static List<String> nodes(String count) {
    return IntStream.range(0, Integer.parseInt(count)).mapToObj(i -> "n" + i).toList();
  }

  private static List<String> words(String text) {
    return Stream.of(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }

  private static List<String> sorted(List<List<String>> cliques) {
    return cliques.stream()
        .map(clique -> clique.stream().sorted().collect(Collectors.joining(" ")))
        .sorted()
        .toList();
  }
}
