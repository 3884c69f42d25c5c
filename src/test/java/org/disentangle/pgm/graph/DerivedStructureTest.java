package org.disentangle.pgm.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blankets, moral graphs, v-structures and factorisations of the course's second graph. */
class DerivedStructureTest {
  private static final List<String> NODES = List.of("C", "O", "A", "S", "T", "B", "M");
  private static final DirectedGraph DIRECTED =
      DirectedGraph.of(
          NODES,
          Stream.of("OS", "OT", "AT", "SB", "BM", "TM", "AM")
              .map(arc -> new Arc(arc.substring(0, 1), arc.substring(1)))
              .toList());
  private static final List<List<String>> CLIQUES =
      List.of(
          List.of("O", "A", "T"),
          List.of("A", "T", "M"),
          List.of("T", "B", "M"),
          List.of("O", "S"),
          List.of("S", "B"),
          List.of("C"));
  private static final UndirectedGraph UNDIRECTED = UndirectedGraph.ofCliques(NODES, CLIQUES);

  @Test
  void jointFactorization() {
    assertEquals(
        "p(C, O, A, S, T, B, M) = p(C) p(O) p(A) p(S | O) p(T | O, A) p(B | S) p(M | A, T, B)",
        JointFactorization.of(DIRECTED).toString());
  }

  @Test
  void gibbsFactorization() {
    assertEquals(
        "p(C, O, A, S, T, B, M) ="
            + " (1/Z) f1(O, A, T) f2(A, T, M) f3(T, B, M) f4(O, S) f5(S, B) f6(C)",
        GibbsFactorization.of(UNDIRECTED, CLIQUES).toString());
  }

  @Test
  void cliquesThatDoNotMakeUpTheGraphAreRefused() {
    assertMistake(
        "the edge S – B lies in none of the cliques",
        List.of(CLIQUES.get(0), CLIQUES.get(1), CLIQUES.get(2), CLIQUES.get(3)));
    assertMistake(
        "(O, S, T) is no clique of the graph: S and T are not joined",
        List.of(List.of("O", "S", "T")));
    assertMistake("the graph has no node X", List.of(List.of("X")));
  }

  private static void assertMistake(String sentence, List<List<String>> cliques) {
    UserErrorException mistake =
        assertThrows(UserErrorException.class, () -> GibbsFactorization.of(UNDIRECTED, cliques));
    assertTrue(mistake.getMessage().startsWith(sentence), mistake.getMessage());
  }

  /** Worked out in Python from the definition. */
  @ParameterizedTest
  @CsvSource({"T, OABM", "A, OTBM", "B, ASTM", "M, ATB", "O, AST", "S, OB", "C, ''"})
  void markovBlankets(String node, String members) {
    assertEquals(members, String.join("", MarkovBlanket.of(DIRECTED, node).members()));
  }

  @Test
  void aMarkovBlanketHasThreeParts() {
    MarkovBlanket blanket = MarkovBlanket.of(DIRECTED, "T");
    assertEquals(List.of("O", "A"), blanket.parents());
    assertEquals(List.of("M"), blanket.children());
    assertEquals(List.of("A", "B"), blanket.coParents());
    assertEquals(NODES, MarkovBlanket.all(DIRECTED).stream().map(MarkovBlanket::node).toList());
  }

  @Test
  void moralizationMarriesParents() {
    Moralization moral = Moralization.of(DIRECTED);
    assertEquals(
        "[O – A (parents of T), A – B (parents of M), T – B (parents of M)]",
        moral.marriages().toString());
    assertEquals(
        Stream.concat(UNDIRECTED.edges().stream(), Stream.of(new Edge("A", "B")))
            .sorted(Comparator.comparing(Edge::toString))
            .toList(),
        moral.graph().edges().stream().sorted(Comparator.comparing(Edge::toString)).toList());
  }

  @Test
  void aMarriageNamesAllItsChildren() {
    DirectedGraph twice =
        DirectedGraph.of(
            List.of("a", "b", "c", "d"),
            List.of(new Arc("a", "c"), new Arc("b", "c"), new Arc("a", "d"), new Arc("b", "d")));
    assertEquals("[a – b (parents of c, d)]", Moralization.of(twice).marriages().toString());
  }

  @Test
  void vStructures() {
    assertEquals("[O → T ← A, A → M ← B, T → M ← B]", VStructure.of(DIRECTED).toString());
    DirectedGraph shielded =
        DirectedGraph.of(
            List.of("a", "b", "c"),
            List.of(new Arc("a", "c"), new Arc("b", "c"), new Arc("a", "b")));
    assertEquals(List.of(), VStructure.of(shielded));
  }
}
