package org.disentangle.pgm.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.WorkedExamples;
import org.disentangle.pgm.factor.BayesianNetwork;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.MarkovNetwork;
import org.disentangle.pgm.factor.RandomTables;
import org.disentangle.pgm.factor.Variable;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.separation.DirectedIndependence;
import org.disentangle.pgm.separation.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarginTest {
  @ParameterizedTest
  @CsvSource({
    "C, '', ''",
    "O, ATS, AS ST",
    "S, OB, OB",
    "T, ABMO, AB OB OM",
    "A, MOT, OM",
    "B, MST, SM ST",
    "M, ABT, AB",
  })
  void markovNetwork(String variable, String created, String fill) {
    UndirectedGraph graph = WorkedExamples.undirected();
    UndirectedMargin margin = UndirectedMargin.of(graph, WorkedExamples.CLIQUES, variable);
    assertEquals(letters(created), new HashSet<>(margin.created()));
    Set<Edge> expected = new HashSet<>();
    for (String pair : fill.split(" ", -1)) {
      if (!pair.isEmpty()) {
        expected.addAll(WorkedExamples.edges(pair));
      }
    }
    assertEquals(expected, new HashSet<>(margin.fill()));
    assertEquals(6, margin.graph().nodes().size());
    assertFalse(margin.graph().nodes().contains(variable));
    assertEquals(6, margin.kept().size() + margin.absorbed().size());
  }

  private static Set<String> letters(String word) {
    return Stream.of(word.split("", -1))
        .filter(letter -> !letter.isEmpty())
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @CsvSource({
    "C, true, ''",
    "O, false, ST",
    "A, false, OM",
    "S, false, OB",
    "T, false, OM",
    "B, false, SM",
    "M, true, ''",
  })
  void bayesianNetwork(String variable, boolean barren, String added) {
    DirectedMargin margin = DirectedMargin.of(WorkedExamples.directed(), variable);
    assertEquals(barren, margin.barren());
    List<Arc> expected = new ArrayList<>();
    for (Arc arc : WorkedExamples.directed().arcs()) {
      if (!arc.from().equals(variable) && !arc.to().equals(variable)) {
        expected.add(arc);
      }
    }
    List<Arc> more = added.isEmpty() ? List.of() : WorkedExamples.arcs(added);
    expected.addAll(more);
    assertEquals(more, margin.added());
    assertEquals(new HashSet<>(expected), new HashSet<>(margin.graph().arcs()));
    assertTrue(margin.perfect());
  }

  /** Z and the distribution, with tables drawn at random. */
  @ParameterizedTest
  @ValueSource(strings = {"C", "O", "A", "S", "T", "B", "M"})
  void theDistributionIsTheMargin(String variable) {
    BayesianNetwork directed = new RandomTables(11, 3).network(WorkedExamples.directed());
    MarkovNetwork undirected =
        new RandomTables(12, 3)
            .network(WorkedExamples.directed().nodes().names(), WorkedExamples.CLIQUES);

    MarginCheck check = MarginCheck.of(directed, variable);
    assertEquals(1, check.zBefore().doubleValue(), 1e-14);
    assertEquals(1, check.zAfter().doubleValue(), 1e-14);
    assertTrue(check.largestDifference().orElseThrow() < 1e-16);
    assertEquals(DirectedMargin.of(directed.graph(), variable).graph(), check.margin().graph());

    check = MarginCheck.of(undirected, variable);
    assertEquals(1, check.zAfter().dividedBy(check.zBefore()).doubleValue(), 1e-14);
    assertTrue(check.largestDifference().orElseThrow() < 1e-16);
    assertEquals(
        UndirectedMargin.of(undirected.graph(), WorkedExamples.CLIQUES, variable).graph(),
        check.margin().graph());
    assertEquals(
        new Joint(undirected).z(),
        check.zAfter().doubleValue(),
        1e-14 * check.zAfter().doubleValue());
  }

  /** Two causes of b and c that are not joined: no directed graph has the margin's statements. */
  @Test
  void someMarginsHaveNoPerfectMap() {
    DirectedGraph graph =
        DirectedGraph.of(
            List.of("a", "d", "h", "b", "c"), WorkedExamples.arcs("ab", "hb", "hc", "dc"));
    DirectedMargin margin = DirectedMargin.of(graph, "h");
    assertEquals(WorkedExamples.arcs("ac", "bc"), margin.added());
    assertFalse(margin.perfect());
    assertEquals("[a ⊥ c | d]", margin.lost().toString());
  }

  /** By the definition of the minimal I-map, and by all statements of both graphs. */
  @Test
  void agreesWithBruteForceOnDirectedGraphs() {
    Random random = new Random(8);
    int imperfect = 0;
    for (int i = 0; i < 150; i++) {
      DirectedGraph graph = randomGraph(random, 6);
      // An early one: a variable with few children has perfect margins.
      String variable = "v" + random.nextInt(2);
      DirectedMargin margin = DirectedMargin.of(graph, variable);
      DirectedIndependence before = new DirectedIndependence(graph);
      DirectedIndependence after = new DirectedIndependence(margin.graph());
      assertEquals(minimalMap(before, variable), margin.graph(), graph::toString);
      boolean perfect = true;
      for (Statement statement : statements(margin.graph())) {
        boolean holds = before.holds(statement);
        assertTrue(holds || !after.holds(statement), () -> statement + " in " + graph);
        perfect &= holds == after.holds(statement);
      }
      assertEquals(perfect, margin.perfect(), () -> variable + " of " + graph);
      imperfect += perfect ? 0 : 1;
      for (Statement lost : margin.lost()) {
        assertTrue(before.holds(lost) && !after.holds(lost), lost::toString);
      }
    }
    assertTrue(imperfect > 5 && imperfect < 145, imperfect + " of both kinds");
  }

  /**
   * A node's parents are the earlier nodes that it depends on, given all the other earlier ones.
   */
  private static DirectedGraph minimalMap(DirectedIndependence before, String variable) {
    DirectedGraph graph = before.graph();
    List<String> order = new ArrayList<>(graph.topologicalOrder());
    order.remove(variable);
    List<Arc> arcs = new ArrayList<>();
    for (int child = 0; child < order.size(); child++) {
      for (int parent = 0; parent < child; parent++) {
        List<String> others = new ArrayList<>(order.subList(0, child));
        others.remove(parent);
        if (!before.holds(
            new Statement(List.of(order.get(child)), List.of(order.get(parent)), others))) {
          arcs.add(new Arc(order.get(parent), order.get(child)));
        }
      }
    }
    List<String> names = new ArrayList<>(graph.nodes().names());
    names.remove(variable);
    return DirectedGraph.of(names, arcs);
  }

  private static DirectedGraph randomGraph(Random random, int size) {
    double density = 0.3 + 0.3 * random.nextDouble();
    List<Arc> arcs = new ArrayList<>();
    for (int from = 0; from < size; from++) {
      for (int to = from + 1; to < size; to++) {
        if (random.nextDouble() < density) {
          arcs.add(new Arc("v" + from, "v" + to));
        }
      }
    }
    return DirectedGraph.of(IntStream.range(0, size).mapToObj(i -> "v" + i).toList(), arcs);
  }

  /** Every statement about two nodes. */
  static List<Statement> statements(DirectedGraph graph) {
    List<String> names = graph.nodes().names();
    List<Statement> statements = new ArrayList<>();
    for (int one = 0; one < names.size(); one++) {
      for (int other = one + 1; other < names.size(); other++) {
        List<String> rest = new ArrayList<>(names);
        rest.removeAll(List.of(names.get(one), names.get(other)));
        for (int chosen = 0; chosen < 1 << rest.size(); chosen++) {
          List<String> given =
              BitSet.valueOf(new long[] {chosen}).stream().mapToObj(rest::get).toList();
          statements.add(new Statement(List.of(names.get(one)), List.of(names.get(other)), given));
        }
      }
    }
    return statements;
  }

  @Test
  void aVariableInNoTableLeavesItsNumberOfStates() {
    List<Variable> two =
        List.of(new Variable("a", List.of("x", "y")), new Variable("b", List.of("p", "q", "r")));
    MarkovNetwork network =
        new MarkovNetwork(two, List.of(new Factor(two.subList(0, 1), new double[] {1, 4})));
    MarginCheck check = MarginCheck.of(network, "b");
    assertEquals(15, check.zBefore().doubleValue());
    assertEquals(15, check.zAfter().doubleValue());
    assertEquals(2, assertInstanceOf(MarkovNetwork.class, check.margin()).factors().size());
  }

  @Test
  void zeroRowsAreNoObstacle() {
    MarginCheck check = MarginCheck.of(WorkedExamples.asia(), "lung");
    assertTrue(check.largestDifference().orElseThrow() < 1e-16);
    assertEquals(1, check.zAfter().doubleValue(), 1e-15);
  }

  @Test
  void mistakesAreNamed() {
    DirectedGraph one = DirectedGraph.of(List.of("a"), List.of());
    assertEquals(
        "a is the only variable; nothing is left when it is marginalised out",
        assertThrows(UserErrorException.class, () -> DirectedMargin.of(one, "a")).getMessage());
    assertTrue(
        assertThrows(
                UserErrorException.class,
                () -> UndirectedMargin.of(WorkedExamples.undirected(), "X"))
            .getMessage()
            .startsWith("the graph has no node X; it has C, O"));
    assertThrows(
        IllegalArgumentException.class,
        () -> UndirectedMargin.of(WorkedExamples.undirected(), WorkedExamples.letters("OAT"), "O"));
  }
}
