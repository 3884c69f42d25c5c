package org.disentangle.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.Setting;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.inference.Query;
import org.disentangle.pgm.separation.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InquiriesTest {
  private static final String D = "graph { name: \"D\" edges: [\"A -> B\", \"B -> C\"] }\n";
  private static final String U = "graph { name: \"U\" edges: [\"A - B\", \"B - C\"] }\n";
  private static final String TABLES =
      """
      graph {
        name: "P"
        variable { name: "A" states: ["a0", "a1"] }
        variable { name: "B" states: ["b0", "b1"] }
        potential { of: ["B", "A"] values: [1, 2, 3, 4] }
        potential { of: "A" values: [1, 0] }
      }
      """;
  private static final String FACTORISATION = "question { text: \"q\" factorisation {} }\n";

  @TempDir private Path folder;

  @Test
  void whatIsLeftOutIsFilledIn() throws IOException {
    Inquiry inquiry =
        read(
            D.replace("name: \"D\" ", "")
                + question("neighbourhood {}")
                + question("independencies {}")
                + question("marginalisation { of: [\"C\", \"A\"] }"));
    assertEquals("inquiry", inquiry.name());
    assertEquals("inquiry", inquiry.graphs().get(0).name());
    assertEquals(
        List.of(
            new InquiryQuestion(
                1,
                "inquiry",
                new Question.Neighbourhood(List.of("A", "B", "C")),
                "q",
                Optional.empty(),
                Optional.empty()),
            new InquiryQuestion(
                2,
                "inquiry",
                new Question.Independencies(1),
                "q",
                Optional.empty(),
                Optional.empty()),
            new InquiryQuestion(
                3,
                "inquiry",
                new Question.Marginalisation(List.of("C", "A")),
                "q",
                Optional.empty(),
                Optional.empty())),
        inquiry.questions());
  }

  @Test
  void questionsAreTyped() throws IOException {
    Inquiry inquiry =
        read(
            D
                + U
                + TABLES
                + about("D", "separation { x: \"C\" y: \"A\" given: \"B\" }")
                + about("U", "minimal_separators {}")
                + about("U", "minimal_separators { of: [\"C\", \"A\"] }")
                + question("map_test { candidate: \"U\" of: \"D\" }")
                + about("P", "posterior { of: \"A\" evidence { variable: \"B\" state: \"b1\" } }")
                + about("P", "scaling { table: [\"A\", \"B\"] by: 2.5 }")
                + "question { text: \"q\" graph: \"P\" numeric_check { most_given: 0 }"
                + " course_answer: \"no\" remark: \"yes\" }");
    assertEquals(
        List.of(
            new Question.Separation(new Statement(List.of("C"), List.of("A"), List.of("B"))),
            new Question.MinimalSeparators(List.of(new Question.Pair("A", "C"))),
            new Question.MinimalSeparators(List.of(new Question.Pair("C", "A"))),
            new Question.MapTest(inquiry.graph("U")),
            new Question.Posterior(new Query(List.of("A"), List.of(new Setting("B", "b1")))),
            new Question.Scaling(0, 2.5),
            new Question.NumericCheck(0)),
        inquiry.questions().stream().map(InquiryQuestion::question).toList());
    assertEquals("D", inquiry.questions().get(3).graph());
    assertEquals(Optional.of("no"), inquiry.questions().get(6).courseAnswer());
    assertEquals(Optional.of("yes"), inquiry.questions().get(6).remark());
  }

  @Test
  void tablesMayMissOneByRounding() throws IOException {
    Inquiry inquiry =
        read(
            """
            graph {
              name: "N"
              variable { name: "A" states: ["a0", "a1", "a2"] }
              conditional { of: "A" row { p: [0.33333, 0.33333, 0.33333] } }
            }
            """
                + FACTORISATION);
    assertEquals(
        List.of(
            folder.resolve("inquiry.textproto")
                + ":5: a row of the table of A missed 1 by 0.00001 and was divided by its sum"),
        inquiry.graph("N").notes());
  }

  @Test
  void randomTablesAreTheSameForTheSameSeed() throws IOException {
    String graph =
        "graph { clique { of: [\"A\", \"B\"] } clique { of: \"B\" } random_tables { seed: 5 states:"
            + " 3 } }\n";
    Inquiry inquiry = read(graph + FACTORISATION);
    List<Factor> factors = inquiry.graphs().get(0).model().orElseThrow().factors();
    List<Factor> again =
        read(graph + FACTORISATION).graphs().get(0).model().orElseThrow().factors();
    assertEquals(List.of("A", "B"), factors.get(0).names());
    assertEquals(9, factors.get(0).size());
    assertEquals(Arrays.toString(factors.get(0).values()), Arrays.toString(again.get(0).values()));
    assertEquals(
        List.of("the tables of inquiry are random and positive: seed 5, 3 states a variable"),
        inquiry.graphs().get(0).notes());
  }

  @Test
  void aGraphOfEdgesHasRandomTablesOverItsMaximalCliques() throws IOException {
    Inquiry inquiry =
        read(
            "graph { edges: [\"A - B\", \"B - C\", \"C - A\", \"C - D\"] random_tables {} }"
                + FACTORISATION);
    assertEquals(
        List.of(List.of("A", "B", "C"), List.of("C", "D")),
        inquiry.graphs().get(0).model().orElseThrow().factors().stream()
            .map(Factor::names)
            .toList());
  }

  @Test
  void aGraphMayStandInAFileBesideOrBeMoral() throws IOException {
    Files.writeString(folder.resolve("net.edges"), "A -> C\nB -> C");
    Inquiry inquiry =
        read(
            "graph { file: \"net.edges\" } graph { name: \"M\" moral_of: \"net\" }"
                + "question { text: \"q\" graph: \"M\" chordality {} }");
    assertEquals("net", inquiry.graphs().get(0).name());
    assertEquals(3, ((UndirectedGraph) inquiry.graph("M").graph()).edges().size());
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        arguments(
            "",
            ": the inquiry has no graph; write at least one, e.g. graph { edges: \"A ->"
                + " B\" }"),
        arguments(
            D,
            ": the inquiry has no question; write at least one, e.g. question { text: \"How does p"
                + " factorise?\" factorisation {} }"),
        arguments(
            "graph {\n edgse: \"A -> B\" }",
            ":3:2: unknown key \"edgse\" in GraphConfig; did you mean \"edges\"?"),
        arguments(
            D + "question { text: \"q\" }",
            ": question[0].factorisation or question[0].neighbourhood or question[0].moral_graph or"
                + " question[0].separation or question[0].independencies or"
                + " question[0].maximal_cliques or question[0].minimal_separators or"
                + " question[0].chordality or question[0].junction_tree or question[0].map_test or"
                + " question[0].posterior or question[0].most_probable or"
                + " question[0].partition_function or question[0].marginalisation or"
                + " question[0].scaling or question[0].numeric_check or question[0].separator or"
                + " question[0].essential_graph or question[0].local_basis is missing; it has no default: write it down"),
        arguments(
            D + "question { factorisation {} }",
            ": question[0].text is missing; it has no default: write it down"),
        arguments(
            "graph {}", ":2: the graph has no variable; write edges, cliques, tables or a file"),
        arguments(
            "graph { edges: \"A -> B\" file: \"x\" }",
            ":2: a graph is given in one way; this one has file and edges: keep one"),
        arguments(
            "graph { edges: \"A -> B\" }\ngraph { edges: \"A -> B\" }",
            ":3: there is a graph inquiry already; give each its own name"),
        arguments(
            "graph {\n edges: [\"A -> B\",\n \"B -> A\"] }",
            ":3: the directed graph has the cycle A → B → A; a Bayesian network has none: turn or"
                + " remove one of these arcs"),
        arguments(
            "graph {\n edges: \"A -> B\"\n edges: \"B -> B\" }",
            ":4: the arc B → B joins a node with itself; an edge needs two nodes"),
        arguments(
            "graph {\n variable { name: \"A\" }\n edges: \"A -> B\" }",
            ":4: the variable B in \"A -> B\" is not declared"),
        arguments(
            "graph {\n variable { name: \"A\" }\n clique { of: [\"A\", \"B\"] } }",
            ":4: the variable B is not declared"),
        arguments(
            "graph { variable { name: \"A\" } variable { name: \"A\" } }",
            ":2: the node A is declared twice"),
        arguments(
            "graph { clique { of: [\"A\", \"A\"] } }",
            ":2: the clique (A, A): the node A is declared twice"),
        arguments(
            "graph { clique {} }",
            ":2: the clique is empty; name its variables, e.g. clique { of: [\"A\", \"B\"] }"),
        arguments(
            "graph { edges: \"A - B\" clique { of: \"A\" } }",
            ":2: the graph has edges and cliques; a pair is a clique too: keep one of both"),
        arguments("graph { file: \"nope.bif\" }", ":2: there is no file FOLDER/nope.bif"),
        arguments(
            "graph {\n moral_of: \"D\" }",
            ":3: there is no graph D above, whose moral graph" + " this could be"),
        arguments(
            U + "graph { moral_of: \"U\" }",
            ":3: the graph U is not directed; only such have a moral graph"),
        arguments(
            "graph { edges: \"A -> B\" random_tables { states: 1 } }",
            ": graph[0].random_tables.states is 1 but must be at least 2 and at most 100"),
        arguments(
            TABLES.replace("}\n}", "}\n random_tables {}\n}"),
            ":8: the graph P has tables; leave out random_tables"),
        arguments(
            "graph { variable { name: \"A\" states: [\"x\", \"y\"] } random_tables {} }",
            ":2: the variable A has states, but random_tables gives each variable its own; leave"
                + " out one of them"),
        arguments(
            "graph { clique { of: [\"A\", \"B\", \"C\", \"E\"] }\n random_tables { states: 100 } }",
            ":3: with the table over (A, B, C, E) the random tables would have more than 4194304"
                + " entries; take fewer states than 100 or smaller families and cliques"),
        arguments(
            TABLES.replace("[1, 2, 3, 4]", "[1, 2, 3]"),
            ":6: the table over (B, A) has 3 entries; its variables have 4 joint states"),
        arguments(
            TABLES.replace("[1, 2, 3, 4]", "[1, 2, 3, -4]"),
            ": graph[0].potential[0].values[3] is -4 but must be at least 0"),
        arguments(
            TABLES.replace("of: \"A\"", "of: \"X\""),
            ":7: the variable X is not declared before it is used here"),
        arguments(
            TABLES.replace("[\"B\", \"A\"]", "[\"A\", \"A\"]"),
            ":6: a potential: the node A is declared twice"),
        arguments(
            TABLES.replace(" states: [\"a0\", \"a1\"]", ""),
            ":4: the variable A has no states; give at least one"),
        arguments(
            TABLES.replace("name: \"P\"", "edges: \"A\"\n edges: \"B\""),
            ":3: the edges [A, B] [] are not those of the tables, [A, B] [A – B]; leave them out or"
                + " set them right"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void graphsAtFault(String text, String sentence) throws IOException {
    assertRefused(text, sentence);
  }

  static Stream<Arguments> conditionals() {
    return Stream.of(
        arguments(
            "of: \"B\" given: \"A\" row { given: \"a0\" p: [0.5, 0.5] }",
            ":6: the table of B has 1 of its 2 rows; give each"),
        arguments(
            "of: \"B\" given: \"A\"\n row { given: \"a0\" p: [0.5] }",
            ":7: the row (a0) of the table of B has 1 entries; it needs 2"),
        arguments(
            "of: \"B\" given: \"A\"\n row { p: [0.5, 0.5] }",
            ":7: the row () of the table of B names 0 states for 1 parents"),
        arguments(
            "of: \"B\" given: \"A\"\n row { given: \"a2\" p: [0.5, 0.5] }",
            ":7: the variable A has no state a2; it has a0, a1"),
        arguments(
            "of: \"B\" given: \"A\" row { given: \"a0\" p: [1, 0] }\n row { given: \"a0\" p: [1, 0]"
                + " }",
            ":7: the row (a0) of the table of B is given twice; keep one"),
        arguments(
            "of: \"B\" given: \"A\" row { given: \"a0\" p: [1, 0] } row { given: \"a1\" p: [0.6,"
                + " 0.6] }",
            ":6: the row (a1) of the table of B sums to 1.2, off 1 by 0.2; a row of probabilities"
                + " sums to 1: set it right, or let --normalise divide such rows"),
        arguments(
            "of: \"A\" row { p: [1, 0] }",
            ":6: the variable A has a table already, at" + " FOLDER/inquiry.textproto:5; keep one"),
        arguments(
            "of: \"X\" row { p: [1, 0] }",
            ":6: the variable X is not declared before it is used here"));
  }

  @ParameterizedTest
  @MethodSource("conditionals")
  void conditionalTablesAtFault(String table, String sentence) throws IOException {
    assertRefused(
        """
        graph {
          variable { name: "A" states: ["a0", "a1"] }
          variable { name: "B" states: ["b0", "b1"] }
          conditional { of: "A" row { p: [0.5, 0.5] } }
          conditional { %s }
        }
        """
            .formatted(table),
        sentence);
  }

  static Stream<Arguments> questions() {
    return Stream.of(
        arguments(
            "separation { x: \"A\" y: \"X\" }", "D", "the graph has no node X; it has A, B, C"),
        arguments(
            "separation { x: \"A\" y: [\"B\", \"A\"] }",
            "D",
            "A is in the first set and in the second set: the three sets of a question share no"
                + " node"),
        arguments(
            "separation { x: \"A\" y: \"B\" given: \"B\" }",
            "U",
            "B is in the second set and in the given set: the three sets of a question share no"
                + " node"),
        arguments(
            "separation { x: \"A\" }",
            "D",
            "the second set is empty: name at least one node on either side of the semicolon, as in"
                + " \"S ; D | I\""),
        arguments("factorisation {}", "V", "there is no graph V; there are D, U, P"),
        arguments("neighbourhood { of: \"X\" }", "D", "the graph has no node X; it has A, B, C"),
        arguments(
            "neighbourhood { of: [\"A\", \"A\"] }",
            "D",
            "a variable is named twice in (A, A); name it once"),
        arguments(
            "moral_graph {}", "U", "the graph U is undirected; this is asked of directed graphs"),
        arguments(
            "chordality {}",
            "D",
            "the graph D is directed; this is asked of undirected graphs, e.g. of its moral graph:"
                + " graph { moral_of: \"D\" }"),
        arguments(
            "independencies { most_given: 2 }",
            "D",
            "most_given is 2 but two of the 3 variables leave only 1 to be given"),
        arguments(
            "minimal_separators { of: [\"A\", \"B\"] }",
            "U",
            "A and B are joined; nothing separates them"),
        arguments(
            "minimal_separators { of: \"A\" }",
            "U",
            "minimal separators are those of two variables, not of (A)"),
        arguments(
            "partition_function {}",
            "U",
            "the graph U has no tables, and this asks for numbers; give a network with tables, such as a"
                + " BIF file, or random_tables {} in an inquiry"),
        arguments(
            "posterior {}", "P", "no variable is asked for; name at least one"),
        arguments(
            "posterior { of: \"A\" evidence { variable: \"B\" state: \"b2\" } }",
            "P",
            "the variable B has no state b2; it has b0, b1"),
        arguments(
            "posterior { of: \"A\" evidence { variable: \"A\" state: \"a0\" } }",
            "P",
            "A is asked for and given as evidence; keep one"),
        arguments(
            "most_probable { evidence { variable: \"A\" state: \"a0\" } evidence { variable: \"A\""
                + " state: \"a1\" } }",
            "P",
            "a variable is named twice in (A, A); name it once"),
        arguments(
            "scaling { table: \"B\" by: 2 }",
            "P",
            "no table is over (B); there is the table over (B, A), the table over (A)"),
        arguments(
            "map_test { candidate: \"U\" of: \"D\" }",
            "D",
            "a map test names its graphs itself, as candidate and of; leave out graph"));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void questionsAtFault(String kind, String graph, String sentence) throws IOException {
    assertRefused(
        D + U + TABLES + about("D", "factorisation {}") + about(graph, kind),
        ":12: question 2: " + sentence);
  }

  @Test
  void aMapIsOverTheSameVariables() throws IOException {
    assertRefused(
        D + TABLES + question("map_test { candidate: \"P\" of: \"D\" }"),
        ":10: question 1: the graph P has no variable C, which D has; a map is over the same"
            + " variables");
  }

  @Test
  void ofSeveralGraphsAQuestionSaysWhich() throws IOException {
    assertRefused(
        D + U + FACTORISATION,
        ":4: question 1: there are several graphs: D, U; say which one is asked, e.g. graph: \"D\"");
  }

  @Test
  void inquiriesAreTheSameInEveryLocale() throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
    try {
      assertEquals(
          "asia",
          Inquiries.read(Path.of("configs", "pgm", "asia.textproto")).graphs().get(0).name());
      assertRefused(
          D + about("D", "independencies { most_given: 1234567 }"),
          ":3: question 1: most_given is 1234567 but two of the 3 variables leave only 1 to be"
              + " given");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static String question(String kind) {
    return "question { text: \"q\" " + kind + " }\n";
  }

  private static String about(String graph, String kind) {
    return "question { text: \"q\" graph: \"" + graph + "\" " + kind + " }\n";
  }

  private Inquiry read(String text) throws IOException {
    return Inquiries.read(file(text));
  }

  private void assertRefused(String text, String sentence) throws IOException {
    Path file = file(text);
    assertEquals(
        file + sentence.replace("FOLDER", folder.toString()),
        assertThrows(UserErrorException.class, () -> Inquiries.read(file)).getMessage());
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("inquiry.textproto"), "title: \"t\"\n" + text);
  }
}
