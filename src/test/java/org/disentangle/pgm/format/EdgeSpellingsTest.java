package org.disentangle.pgm.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How people write edges: each spelling is understood or refused, and syntax is never a name. */
class EdgeSpellingsTest {
  private static final String FILE = "x.txt";
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
  private static final Pattern SYNTAX = Pattern.compile("[\\s,;|\\[\\](){}=~<>#\"]|^-|-$|→|←|↔|–");

  static Stream<Arguments> arcs() {
    return Stream.of(
        arguments("A -> B;", "[A → B]"),
        arguments("A -> B,", "[A → B]"),
        arguments("A -> B ;", "[A → B]"),
        arguments("A;\nA->B;;", "[A → B]"),
        arguments("A-->B", "[A → B]"),
        arguments("A --> B", "[A → B]"),
        arguments("A->B", "[A → B]"),
        arguments("A→B", "[A → B]"),
        arguments("A<--B", "[B → A]"),
        arguments("A <-- B;", "[B → A]"),
        arguments("A<-B", "[B → A]"),
        arguments("A <-> B", "[latent_A_B → A, latent_A_B → B]"),
        arguments("A<-->B", "[latent_A_B → A, latent_A_B → B]"),
        arguments("x-ray->lung-cancer", "[x-ray → lung-cancer]"),
        arguments("\"A;\" -> \"[B]\"", "[A; → [B]]"),
        arguments("A -> B\nB -> C\nA -> B", "[A → B, B → C]"),
        arguments("[A][B|A][C|A:B]", "[A → B, A → C, B → C]"),
        arguments("  [A] [C|\"x y\":A]\n[\"x y\"]", "[A → C, x y → C]"),
        arguments("A,B\nA,C", "[A → B, A → C]"),
        arguments("from,to\nA,B", "[A → B]"),
        arguments("\"from\",\"to\"\n\"A\",\"x y\"\n\n", "[A → x y]"),
        arguments("# made by R\nSource, Target\nA , B", "[A → B]"),
        arguments("parent\tchild\nA\tB", "[A → B]"),
        arguments("A\tB", "[A → B]"),
        arguments("from;to\nA;B", "[A → B]"),
        arguments("from,to # a, b\nA,B # \"so", "[A → B]"),
        arguments("[A][B|A];", "[A → B]"),
        arguments("سن -> قدِ‌بلند;", "[سن → قدِ‌بلند]"),
        arguments("سن,قد", "[سن → قد]"));
  }

  @ParameterizedTest
  @MethodSource("arcs")
  void theseAreArcs(String text, String arcs) {
    assertEquals(arcs, ((DirectedGraph) read(text).graph()).arcs().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "A--B ! [A – B]",
        "A - B; ! [A – B]",
        "A – B, ! [A – B]",
        "B – x-ray ! [B – x-ray]",
        "'node1,node2\nA,B' ! [A – B]",
      })
  void theseAreEdges(String text, String edges) {
    assertEquals(edges, ((UndirectedGraph) read(text).graph()).edges().toString());
  }

  @Test
  void aCommaInACommentPartsNoColumns() {
    assertEquals(List.of("A", "B"), read("A # the first, once\nB").graph().nodes().names());
  }

  @Test
  void aSemicolonBehindALoneNameMeansNothing() {
    assertEquals(List.of("A", "B"), read("A;\nB,").graph().nodes().names());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A=>B",
        "A => B",
        "A==>B",
        "A<=B",
        "A<B",
        "A~B",
        "A ~ B",
        "B~A+C",
        "A|B",
        "A B",
        "A-B",
        "A-B-C",
        "A-B - C",
        "A- B",
        "A -B",
        "-A",
        "A-",
        "A -> -B",
        "A -> B-",
        "A--->B",
        "A<---B",
        "A->->B",
        "A -> B -> C",
        "A -> B; B -> C",
        "A -> B, C",
        "A,B,C",
        "A;B",
        ",A",
        "A -> ;",
        "(A,B)",
        "(A, B)",
        "('A', 'B')",
        "[('A','B')]",
        "[('A', 'B'), ('B', 'C')]",
        "{A} -> B",
        "A -> {B C}",
        "A -> B [label=x]",
        "A: B",
        "A:",
        "'A' -> 'B'",
        "A -> B#why",
        "A -> B // why",
        "A —> B",
        "A⇒B",
        "A ⟶ B",
        "A−B",
        "“A” -> B",
        "A -> B\u200e",
        "[A][B|A",
        "[A][B|]",
        "[]",
        "[A][B|C]",
        "[A][A]",
        "[A|B,C]",
        "A,B\nA,B,C",
        "A,B\nA -> C",
        "A,B\nC",
        "A,B\nC,",
        "heart disease,stroke",
        "A -> ?",
        "A -> ...",
        "dag { A -> B"
      })
  void theseAreRefusedAndTheLineIsNamed(String text) {
    UserErrorException refused = assertThrows(UserErrorException.class, () -> read(text));
    assertTrue(refused.getMessage().matches("x\\.txt:\\d+: .*"), refused.getMessage());
  }

  @Test
  void aRefusalSaysWhatWouldBeRight() {
    assertEquals(
        "x.txt:1: expected A -> B, A - B or one name, one a line, but found \"A -> ->\"; a name with"
            + " blanks or signs stands in double quotes",
        refusal("A -> ->"));
    assertEquals(
        "x.txt:1: expected A -> B, A - B or one name, one a line, but found \"A -> B#why\"; B#why has"
            + " the sign #, so as a name it stands in double quotes",
        refusal("A -> B#why"));
    assertEquals(
        "x.txt:1: the parent C has no bracket of its own in the model string; add [C] or correct the"
            + " name",
        refusal("[A][B|C]"));
    assertEquals(
        "x.txt:1: is A-B an edge or a name? Write an edge with blanks around its dash, a name with a"
            + " dash in double quotes",
        refusal("A-B - C"));
    assertEquals(
        "x.txt:2: expected two names, as in the rows above, but found \"C,\"; a name with blanks or"
            + " signs stands in double quotes",
        refusal("A,B\nC,"));
  }

  private static String refusal(String text) {
    return assertThrows(UserErrorException.class, () -> read(text)).getMessage();
  }

  @Test
  void whatIsMergedAddedOrGuessedIsNoted() {
    assertEquals(
        List.of("x.txt:3: the arc A → B stands there already, at x.txt:1; it counts once"),
        read("A -> B\n# twice\nB <- A").notes());
    assertEquals(
        List.of("x.txt:2: the edge B – A stands there already, at x.txt:1; it counts once"),
        read("A - B\nB - A").notes());
    assertEquals(
        List.of(
            "x.txt:2: the edge B ↔ A stands there already, at x.txt:1; it counts once",
            "x.txt:1: the edge A ↔ B stands for an unobserved common cause, which is the node"
                + " latent_A_B_2 here"),
        read("A <-> B\nB <-> A\nlatent_A_B").notes());
    assertEquals(Set.of("latent_A_B"), read("A <-> B").observation().latent());
    assertEquals(
        List.of(
            "x.txt: each row of the two columns is read as an arc from the first to the second, A →"
                + " B to begin with; there is no heading such as from,to"),
        read("A,B\nB,C").notes());
  }

  /**
   * Lines put together from names, signs and rubbish: whatever is read, a node's name has no syntax
   * in it unless it stood in quotes.
   */
  @Test
  void noNameEverHoldsSyntaxUnlessItWasQuoted() {
    String[] pieces = {
      "A", "B", "x-ray", "سن", "\"a b\"", "\"q;\"", " ", " ", "->", "-->", "<-", "<--", "-", "--",
      "<->", "=>", "~", ",", ";", "|", ":", "[", "]", "(", ")", "{", "}", "=", "<", ">", "'", "#",
      "\n", "\t", "–", "→", "—", "⇒", "dag", "from,to"
    };
    SplittableRandom random = new SplittableRandom(17);
    int read = 0;
    for (int i = 0; i < 60_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(1, 9); length > 0; length--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      read += assertNoSyntax(text.toString()) ? 1 : 0;
    }
    assertTrue(read > 1000, read + " were read");
  }

  private static boolean assertNoSyntax(String text) {
    List<String> names;
    try {
      names = read(text).graph().nodes().names();
    } catch (UserErrorException refused) {
      return false;
    }
    Set<String> quoted = new TreeSet<>();
    for (Matcher each = QUOTED.matcher(text); each.find(); ) {
      quoted.add(each.group(1));
    }
    for (String name : names) {
      // A latent node is called after the two that it joins.
      boolean fresh = name.startsWith("latent_");
      assertTrue(
          fresh || quoted.contains(name) || !SYNTAX.matcher(name).find(),
          () -> "\"" + name + "\" is a node of \"" + text + "\"");
    }
    return true;
  }

  private static GraphDocument read(String text) {
    return GraphFormat.of(FILE, text).read(FILE, text);
  }
}
