package org.disentangle.pgm.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.independence.Independencies;
import org.disentangle.pgm.separation.MinimalSeparators;
import org.disentangle.pgm.separation.Observation;
import org.disentangle.pgm.separation.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What dagitty and Graphviz say about a graph besides its arrows. */
class DagittyMarksTest {
  private static final String MARKED =
      """
      dag {
        x [exposure,pos="0,1"]  y [outcome]  u [latent]  s [adjusted]
        u -> x  u -> y  x -> s  y -> s  x -> m -> y  x -> m
      }
      """;

  @Test
  void marksAreReadAndSaid() {
    GraphDocument document = read(MARKED);
    assertEquals(new Observation(Set.of("u"), Set.of("s")), document.observation());
    assertEquals(
        List.of(
            "g.dag:3: the arc x → m stands there already, at g.dag:3; it counts once",
            "g.dag: latent, so never in a given set: u",
            "g.dag: adjusted, so in every given set: s",
            "g.dag: exposure: x; outcome: y; these marks change no answer"),
        document.notes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"latent", "l", "unobserved", "u", "Latent", "pos=\"1,2\",latent"})
  void latentHasManySpellings(String mark) {
    assertEquals(Set.of("a"), read("dag { a [" + mark + "] a -> b }").observation().latent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"adjusted", "a", "selected"})
  void adjustedHasManySpellings(String mark) {
    assertEquals(Set.of("a"), read("dag { a [" + mark + "] a -> b }").observation().adjusted());
  }

  @Test
  void adjustedNodesAreGivenAlwaysAndLatentOnesNever() {
    GraphDocument document = read(MARKED);
    var nodes = document.graph().nodes();
    Statement asked = Statement.parse(nodes, "x ; y | m");
    assertEquals("x ⊥ y | s, m", document.observation().applied(nodes, asked).toString());
    assertRefused(
        "the node u is latent in this graph, so nobody can observe it and it cannot be given; leave"
            + " it out of the given set, or take the mark [latent] off it",
        () -> document.observation().applied(nodes, Statement.parse(nodes, "x ; y | u")));
    assertRefused(
        "the node s is adjusted in this graph, so it is given in every question and cannot be asked"
            + " about; take the mark [adjusted] off it",
        () -> document.observation().applied(nodes, Statement.parse(nodes, "x ; s")));
  }

  private static void assertRefused(String sentence, Runnable question) {
    assertEquals(sentence, assertThrows(UserErrorException.class, question::run).getMessage());
  }

  /** Of every statement of the graph exactly those are left that the marks allow. */
  @Test
  void listsHoldWhatTheMarksAllow() {
    GraphDocument document = read("dag { u [l] s [a] u -> x u -> y x -> z y -> z z -> s w -> x }");
    List<Statement> all = Independencies.of(document.graph(), 9).statements();
    Independencies allowed = Independencies.of(document.graph(), 9, document.observation());
    List<Statement> expected =
        all.stream()
            .filter(each -> !each.given().contains("u") && each.given().contains("s"))
            .toList();
    assertTrue(!expected.isEmpty() && expected.size() < all.size());
    assertEquals(Set.copyOf(expected), Set.copyOf(allowed.statements()));
    // Ten pairs without s; of the other three nodes each may be given but u.
    assertEquals(4 * 8 + 6 * 4, allowed.asked());
  }

  @Test
  void separatorsHoldNoLatentNode() {
    GraphDocument document = read("graph { u [l] s [a] a -- u -- b a -- c -- b a -- s -- b d }");
    UndirectedGraph graph = (UndirectedGraph) document.graph();
    assertEquals(List.of(List.of("u", "s", "c")), separators(graph, "a", "b"));
    UndirectedGraph seen = document.observation().seen(graph, List.of("a", "b"));
    assertEquals("[a – b, a – c, b – c]", seen.edges().toString());
    assertEquals(List.of(), separators(seen, "a", "b"));
    assertEquals(List.of(List.of()), separators(seen, "a", "d"));
    UndirectedGraph chain = (UndirectedGraph) read("graph { u [l] a -- u -- v -- b }").graph();
    UndirectedGraph half = new Observation(Set.of("u"), Set.of()).seen(chain, List.of("a", "b"));
    assertEquals(List.of(List.of("v")), separators(half, "a", "b"));
  }

  private static List<List<String>> separators(UndirectedGraph graph, String one, String other) {
    return MinimalSeparators.of(graph, one, other, 100).separators().listed();
  }

  @Test
  void twoHeadsAreALatentCommonCause() {
    GraphDocument document = read("dag { a <-> b b <-> a b -> c latent_a_b }");
    assertEquals(
        "[b → c, latent_a_b_2 → a, latent_a_b_2 → b]",
        ((DirectedGraph) document.graph()).arcs().toString());
    assertEquals(Set.of("latent_a_b_2"), document.observation().latent());
    assertTrue(
        document
            .notes()
            .contains(
                "g.dag:1: the edge a ↔ b stands for an unobserved common cause, which is the node"
                    + " latent_a_b_2 here"),
        document.notes().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "digraph G { A -> B -> C; } ! [A → B, B → C]",
        "strict digraph { rankdir=LR; node [shape=box]; edge [color=red] A -> B [label=\"x\"]; } !"
            + " [A → B]",
        "digraph \"my net\" { subgraph cluster_0 { label=\"x\"; A; B } A -> {B C} } ! [A → B, A → C]",
        "digraph { graph [rankdir=LR][x=y] A [label=\"a ] b\"] A -> B } ! [A → B]",
        "graph { A -> B } ! [A → B]",
        "graph G { A -- B; B -- C [weight=2]; B -- A } ! [A – B, B – C]",
        "strict graph { A -- {B C} } ! [A – B, A – C]",
        "graph { edge [dir=none] A -- B [dir=none] } ! [A – B]",
        "digraph { edge [dir=forward, style=bold] A -> B } ! [A → B]"
      })
  void graphvizIsRead(String text, String edges) {
    var graph = GraphFormatTest.read("g.txt", text).graph();
    assertEquals(
        edges,
        graph instanceof DirectedGraph directed
            ? directed.arcs().toString()
            : ((UndirectedGraph) graph).edges().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "digraph { A -> B [dir=back] }",
        "digraph { A -> B [dir=\"none\"] }",
        "digraph { A -> B [style=\"invis\"] }",
        "digraph { edge [dir=back] A -> B }",
        "digraph { edge [style=invis] A -> B }",
        "graph { A -- B [dir=forward] }",
        "graph { edge [dir=both] A -- B }",
        "digraph { A:n -> B }",
        "digraph { A -- B }",
        "graph { A -- B A -> C }",
        "graph { A <-> B A -- C }",
        "pag { a -> b }",
        "mag { a -> b }"
      })
  void whatGraphvizMeansOtherwiseIsRefused(String text) {
    assertThrows(UserErrorException.class, () -> read(text));
  }

  private static GraphDocument read(String text) {
    return GraphFormat.DAGITTY.read("g.dag", text);
  }
}
