package org.disentangle.pgm.separation;

import static org.disentangle.pgm.separation.CourseGraphs.NET1;
import static org.disentangle.pgm.separation.CourseGraphs.directed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.graph.DirectedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectedSeparationTest {

  /** Every path as {@code path: blocker (kind), …}, or {@code path: active}. */
  private static List<String> reasons(DirectedSeparation separation) {
    return separation.trails().paths().listed().stream()
        .map(DirectedSeparationTest::reason)
        .toList();
  }

  private static String reason(Trail trail) {
    List<String> blockers =
        trail.blockers().stream().map(node -> node.node() + " " + node.meeting()).toList();
    return trail + ": " + (trail.active() ? "active" : String.join(", ", blockers));
  }

  private static DirectedSeparation ask(DirectedGraph graph, String question) {
    return new DirectedIndependence(graph).explain(Statement.parse(graph.nodes(), question));
  }

  /** The course's questions on its first graph, worked out by hand and by brute force. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "F ; D      ! false ! F → T → D: active / F → T ← I → D: T head-to-head",
        "S ; D | I  ! true  ! S → I → D: I head-to-tail / S → I → T → D: I head-to-tail",
        "M ; F      ! true  ! M → I → T ← F: T head-to-head / M → I → D ← T ← F: D head-to-head",
        "M ; F | T  ! false ! M → I → T ← F: active"
            + " / M → I → D ← T ← F: D head-to-head, T head-to-tail",
        "M ; T | I D ! true ! M → I → T: I head-to-tail / M → I → D ← T: I head-to-tail",
      })
  void theCoursesQuestions(String question, boolean separated, String reasons) {
    DirectedSeparation answer = ask(NET1, question);
    assertEquals(separated, answer.separated());
    assertEquals(List.of(reasons.split(" / ", -1)), reasons(answer));
    assertEquals(separated, answer.active().isEmpty());
    assertTrue(answer.trails().paths().complete());
  }

  @Test
  void everyInnerNodeSaysWhatItDoes() {
    List<InnerNode> inner = ask(NET1, "M ; F | T").trails().paths().listed().get(1).inner();
    assertEquals(
        List.of(
            "I is head-to-tail and not observed",
            "D is head-to-head, not observed, and has no descendants",
            "T is head-to-tail and observed"),
        inner.stream().map(InnerNode::reason).toList());
    assertEquals(List.of(false, true, true), inner.stream().map(InnerNode::blocks).toList());
    InnerNode closed = ask(NET1, "M ; F").trails().paths().listed().get(0).inner().get(1);
    assertEquals(
        "T is head-to-head, and neither it nor its descendant D is observed", closed.reason());
    DirectedGraph fork = directed("a b c d e f", "ac bc cd ce cf");
    assertEquals(
        "c is head-to-head, and neither it nor any of its descendants d, e, f is observed",
        ask(fork, "a ; b").trails().paths().listed().get(0).inner().get(0).reason());
    assertEquals(
        "c is tail-to-tail and observed",
        ask(fork, "d ; e | c").trails().paths().listed().get(0).inner().get(0).reason());
  }

  /** A published defect: there the last collider alone decided. */
  @Test
  void aClosedColliderBlocksBesidesAnOpenOne() {
    DirectedSeparation answer = ask(directed("X A B C Y", "XA BA BC YC"), "X ; Y | C");
    assertTrue(answer.separated());
    assertEquals(List.of("X → A ← B → C ← Y: A head-to-head"), reasons(answer));
    InnerNode open = answer.trails().paths().listed().get(0).inner().get(2);
    assertEquals("C is head-to-head and observed, which opens it", open.reason());
    assertEquals(List.of("C"), open.witness());
  }

  @Test
  void anObservedDescendantOpensACollider() {
    DirectedSeparation answer = ask(directed("X A Y D", "XA YA AD"), "X ; Y | D");
    assertFalse(answer.separated());
    InnerNode open = answer.active().orElseThrow().inner().get(0);
    assertEquals(List.of("A", "D"), open.witness());
    assertFalse(open.observed());
    assertEquals(
        "A is head-to-head, and its descendant D is observed, which opens it (A → D)",
        open.reason());
  }

  @Test
  void theNearestObservedDescendantIsTheWitness() {
    DirectedGraph graph = directed("X A Y P Q R S", "XA YA AP PQ AS SR RQ");
    assertEquals(
        List.of("A", "P", "Q"),
        ask(graph, "X ; Y | Q").active().orElseThrow().inner().get(0).witness());
    assertEquals(
        List.of("A", "S"),
        ask(graph, "X ; Y | Q S").active().orElseThrow().inner().get(0).witness());
  }

  @Test
  void adjacentNodesAreNeverSeparated() {
    DirectedSeparation answer = ask(NET1, "D ; I | M S F T");
    assertFalse(answer.separated());
    assertEquals("D ← I: active", reasons(answer).get(0));
    assertEquals(
        "D ⊥ I | M, S, F, T does not hold: D ← I is an arc, and adjacent nodes are never separated",
        answer.verdict());
  }

  @Test
  void withoutPathsNodesAreSeparated() {
    DirectedSeparation answer = ask(directed("a b c", "ab"), "a b ; c");
    assertTrue(answer.separated());
    assertEquals(List.of(), answer.trails().paths().listed());
    assertTrue(answer.trails().paths().complete());
    assertEquals("a, b ⊥ c | ∅ holds: no path joins the two sets", answer.verdict());
    assertEquals(
        "From {a, b} only {a, b} can then be reached, and no node of {c} is among them: separated.",
        answer.derivation().get(answer.derivation().size() - 1));
  }

  @Test
  void setsAreJoinedByPathsThatTouchThemOnce() {
    DirectedSeparation answer = ask(NET1, "M S ; T D");
    assertEquals(
        List.of("M → I → T: active", "M → I → D: active", "S → I → T: active", "S → I → D: active"),
        reasons(answer));
  }

  @Test
  void theMoralGraphOfTheAncestralSetProvesIt() {
    AncestralProof blocked = ask(NET1, "S ; D | I").proof();
    assertEquals(List.of("M", "S", "F", "I", "T", "D"), blocked.ancestral());
    assertEquals(
        List.of(
            "The nodes asked about and their ancestors: {M, S, F, I, T, D}.",
            "Forget directions and marry parents:" + " M – S (parents of I), F – I (parents of T).",
            "Remove the given nodes {I}.",
            "From {S} only {M, S} can then be reached, and no node of {D} is among them:"
                + " separated."),
        blocked.steps());
    AncestralProof open = ask(NET1, "M ; F | T").proof();
    assertEquals(List.of("D"), open.leftOut());
    assertEquals(
        List.of(
            "The nodes asked about and their ancestors: {M, S, F, I, T}; leave out {D}.",
            "Forget directions and marry parents:" + " M – S (parents of I), F – I (parents of T).",
            "Remove the given nodes {T}.",
            "The path M – I – F is left: not separated."),
        open.steps());
  }

  @Test
  void theListOfPathsEndsAtItsLimit() {
    DirectedGraph complete =
        BruteForce.directed(254, 252, 248, 240, 224, 192, 128, 0).directedGraph();
    DirectedIndependence model = new DirectedIndependence(complete);
    Statement statement = Statement.parse(complete.nodes(), "a ; h | b");
    // Simple paths in the complete graph of 8 nodes: the sum over k of 6! / (6 - k)!.
    Trails all = model.explain(statement, 1957).trails();
    assertEquals(1957, all.paths().listed().size());
    assertTrue(all.paths().complete());
    assertEquals("", all.limit());
    Trails some = model.explain(statement, 1956).trails();
    assertFalse(some.paths().complete());
    assertEquals(all.paths().listed().subList(0, 1956), some.paths().listed());
    assertEquals(
        "The list ends at its limit, 1,956; there are more paths. The verdict does not need them.",
        some.limit());
    DirectedSeparation none = model.explain(statement, 0);
    assertEquals(List.of(), none.trails().paths().listed());
    assertEquals("a → h", none.active().orElseThrow().toString());
  }

  @Test
  void aSearchThatTakesTooLongSaysSo() {
    DirectedGraph complete =
        BruteForce.directed(254, 252, 248, 240, 224, 192, 128, 0).directedGraph();
    TrailSearch search =
        new TrailSearch(
            new Links(complete),
            8,
            complete.nodes().set(List.of("a")),
            complete.nodes().set(List.of("h")),
            1000);
    Trails some = search.first(1957, new TrailReader(complete, complete.nodes().set(List.of())));
    assertFalse(some.paths().complete());
    assertTrue(
        some.limit().contains(", as the search took too many steps; there are more paths"),
        some.limit());
  }

  @Test
  void mistakesAreNamed() {
    assertMistake("S ; Q | I", "the graph has no node Q");
    assertMistake("S ; D | S", "S is in the first set and in the given set");
    assertMistake("S D ; D", "D is in the first set and in the second set");
    assertMistake("S ; I | D I", "I is in the second set and in the given set");
    assertMistake(" ; D | I", "the first set is empty");
    assertMistake("S ;  | I", "the second set is empty");
    assertMistake("S D | I", "\"S D | I\" is no question of separation: expected two sets");
    assertMistake("S ; D ; F", "\"S ; D ; F\" is no question of separation");
    assertMistake("S ; D | I | F", "\"S ; D | I | F\" is no question of separation");
    assertMistake("S ; D | I ; F", "\"S ; D | I ; F\" is no question of separation");
  }

  private static void assertMistake(String question, String sentence) {
    UserErrorException mistake =
        assertThrows(UserErrorException.class, () -> Statement.parse(NET1.nodes(), question));
    assertTrue(mistake.getMessage().startsWith(sentence), mistake.getMessage());
  }

  @Test
  void commasAndBlanksPartNames() {
    assertEquals(
        Statement.parse(NET1.nodes(), "M,S;D|I , T"),
        Statement.parse(NET1.nodes(), "  S M ; D | T I "));
    assertEquals("M, S ⊥ D | I, T", Statement.parse(NET1.nodes(), "M,S;D|I , T").toString());
  }
}
