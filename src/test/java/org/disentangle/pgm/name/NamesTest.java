package org.disentangle.pgm.name;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.format.GraphFormat;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.inference.Query;
import org.disentangle.pgm.separation.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How names are read, told apart and looked for. */
class NamesTest {
  private static final String KAF = "\u0643";
  private static final String KEHEH = "\u06A9";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A",
        "x-ray",
        "p53/MDM2",
        "Na+",
        "x'",
        "GO:0008150",
        "_1",
        "سن",
        "می‌روم",
        "é",
        "变量"
      })
  void theseArePlain(String name) {
    assertTrue(PlainName.is(name), () -> PlainName.fault(name).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "B;, has the sign ;",
    "A|B, has the sign |",
    "A B, has the sign  ",
    "-A, begins with -",
    "A-, ends with -",
    "A:, ends with :",
    "..., has no letter and no digit",
    "A\u200e, 'has the sign U+200E, which cannot be seen'"
  })
  void theseAreNotAndItIsSaidWhy(String name, String fault) {
    assertEquals(fault.strip(), PlainName.fault(name).orElseThrow().strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "\"heart disease\" A ; B | \"a;b\", \"c|d\" ! heart disease, A ⊥ B | a;b, c|d",
        "\"A\";\"B\" ! A ⊥ B | ∅",
        "\"say \\\"hi\\\"\" ; A ! say \"hi\" ⊥ A | ∅"
      })
  void questionsHaveNamesInQuotes(String question, String statement) {
    Nodes nodes = new Nodes(List.of("heart disease", "say \"hi\"", "A", "B", "a;b", "c|d"));
    assertEquals(statement, Statement.parse(nodes, question).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lung \"a b\" | \"x y\"=\"so so\" z=yes",
        "\"a|b\"",
        "a | b=>=5",
        "\"a=b\" | c=d",
        "\"a~b\" | \"c~d\"=e"
      })
  void queriesHaveNamesInQuotesAndPrintThem(String query) {
    assertEquals(query.replace("b=>=5", "b=\">=5\""), Query.parse(query).toString());
    assertEquals(Query.parse(query), Query.parse(Query.parse(query).toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"A ; B", "\"A\"B ; C", "A ; B | C | D", "A B", "A ; B ; C", "A | B"})
  void malformedQuestionsAreRefused(String question) {
    Nodes nodes = new Nodes(List.of("A", "B", "C", "D"));
    assertThrows(UserErrorException.class, () -> Statement.parse(nodes, question));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a | b", "a | b=", "a | =c", "a | b = c", "a | b=c | d=e", "a | \"b=c"})
  void malformedQueriesAreRefused(String query) {
    assertThrows(UserErrorException.class, () -> Query.parse(query));
  }

  @Test
  void twoSpellingsOfAnAccentAreOneName() {
    GraphDocument document = read("caf\u00e9 -> B\ncafe\u0301 -> C");
    assertEquals(List.of("café", "B", "C"), document.graph().nodes().names());
    assertEquals(List.of("café"), Statement.parse(document.graph().nodes(), "cafe\u0301 ; B").x());
    assertEquals("caf\u00e9", NameText.one(" cafe\u0301 "));
    assertEquals(List.of("caf\u00e9"), Query.parse("cafe\u0301").targets());
  }

  @Test
  void nodesThatLookTheSameAreNoted() {
    assertEquals(
        List.of(
            "the nodes پز"
                + KAF
                + " and پز"
                + KEHEH
                + " look the same and are two: "
                + KAF
                + " (U+0643) against "
                + KEHEH
                + " (U+06A9); write one of them if they are meant to be one"),
        read("پز" + KAF + " -> B\nپز" + KEHEH + " -> C").notes());
    assertEquals(List.of(), read("A -> B\nB -> C").notes());
  }

  @Test
  void anUnknownNameThatLooksLikeAKnownOneIsPointedOut() {
    Nodes nodes = new Nodes(List.of("پز" + KEHEH, "B"));
    assertUnknown(
        nodes,
        "پز" + KAF,
        "the graph has no node پز"
            + KAF
            + "; it has پز"
            + KEHEH
            + ", which looks the same but is written with other letters: "
            + KAF
            + " (U+0643) against "
            + KEHEH
            + " (U+06A9)");
    assertUnknown(
        new Nodes(List.of("A")),
        "\u0410",
        "the graph has no node \u0410; it has A, which looks the same but is written with other"
            + " letters: \u0410 (U+0410) against A (U+0041)");
  }

  @Test
  void ofManyNamesTheNearestThreeAreGiven() {
    Nodes nodes =
        new Nodes(
            Stream.concat(
                    Stream.of("lung", "long"), IntStream.range(0, 1039).mapToObj(i -> "v" + i))
                .toList());
    assertUnknown(
        nodes,
        "lang",
        "the graph has no node lang; it has 1,041, of which the nearest by name are lung, long,"
            + " v0");
    assertUnknown(new Nodes(List.of("A", "B")), "C", "the graph has no node C; it has A, B");
  }

  private static void assertUnknown(Nodes nodes, String name, String sentence) {
    assertEquals(
        sentence, assertThrows(UserErrorException.class, () -> nodes.index(name)).getMessage());
  }

  private static GraphDocument read(String text) {
    return GraphFormat.EDGE_LIST.read("x.edges", text);
  }
}
