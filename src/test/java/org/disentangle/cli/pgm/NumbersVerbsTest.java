package org.disentangle.cli.pgm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.WorkedExamples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code pgm query}, {@code marginalise}, {@code cliques} and {@code chordal}. */
class NumbersVerbsTest {
  @TempDir private Path folder;
  private Path asia;
  private Path undirected;
  private Path directed;
  private Exception thrown;

  @BeforeEach
  void writeGraphs() throws IOException {
    asia = Files.copy(Path.of("configs", "pgm", "asia.bif"), folder.resolve("asia.bif"));
    undirected =
        Files.writeString(
            folder.resolve("undirected.txt"),
            "C\nO\nA\nS\nT\nB\nM\n"
                + WorkedExamples.undirected().edges().stream()
                    .map(edge -> edge.one() + " - " + edge.other() + "\n")
                    .collect(Collectors.joining()));
    directed =
        Files.writeString(
            folder.resolve("directed.txt"),
            "C\nO\nA\nS\nT\nB\nM\n"
                + WorkedExamples.directed().arcs().stream()
                    .map(arc -> arc.from() + " -> " + arc.to() + "\n")
                    .collect(Collectors.joining()));
  }

  @Test
  void queryPrintsTheDistributionAndTheEvidence() {
    assertEquals(
        """
        P(lung | asia=yes, dysp=yes) is yes: 0.0995251; no: 0.900475.

        P(asia=yes, dysp=yes), the probability of the evidence, is 0.00450138.

        The probability of each joint state
          lung  Probability
          yes   0.099525145
          no     0.90047485
        """,
        run("query", asia, "lung | asia=yes dysp=yes"));
  }

  @Test
  void queryOfSeveralVariablesIsJointAndGoesToCsv() throws IOException {
    Path csv = folder.resolve("out.csv");
    assertEquals(
        """
        P(lung, smoke) is yes, yes: 0.05; yes, no: 0.005; no, yes: 0.45; no, no: 0.495.

        The probability of each joint state
          lung  smoke  Probability
          yes   yes           0.05
          yes   no           0.005
          no    yes           0.45
          no    no           0.495
        """,
        run("query", asia, "lung smoke", "--out", csv));
    assertEquals(
        """
        lung,smoke,probability
        yes,yes,0.05
        yes,no,0.005
        no,yes,0.45
        no,no,0.495
        """,
        Files.readString(csv));
  }

  @Test
  void traceTellsTheElimination() {
    String text =
        run(
            "query",
            asia,
            "bronc | dysp=yes",
            "--trace",
            "--order",
            "asia,tub,lung,smoke,xray,either");
    assertTrue(
        text.contains(
            "Order asia, tub, lung, smoke, xray, either (as it was asked for). The largest table is"
                + " over tub, lung, either, 8 entries; width 2; 480 bytes at most."),
        text);
    assertTrue(
        text.replaceAll(" +", " ")
            .endsWith(
                """
                 Variable Tables that hold it Product over Entries Left over
                 asia (asia) (asia, tub) asia, tub 4 (tub)
                 tub (tub, lung, either) (tub) tub, lung, either 8 (lung, either)
                 lung (smoke, lung) (lung, either) smoke, lung, either 8 (smoke, either)
                 smoke (smoke) (smoke, bronc) (smoke, either) smoke, bronc, either 8 (bronc, either)
                 xray (either, xray) either, xray 4 (either)
                 either (bronc, either) (bronc, either) (either) bronc, either 4 (bronc)
                """),
        text);
    assertTrue(
        run("query", asia, "lung | smoke=yes", "--trace")
            .contains("Left out beforehand: asia, tub"));
    assertFalse(run("query", asia, "lung").contains("Elimination"), "only where it is asked for");
  }

  @Test
  void mapPrintsTheMostProbableState() {
    assertEquals(
        """
        asia=no, tub=no, smoke=yes, lung=no, bronc=yes, either=no, xray=no, with probability 0.461308 given the evidence.

        Its probability together with the evidence is 0.201117.

        The most probable joint state
          Variable  State
          asia      no
          tub       no
          smoke     yes
          lung      no
          bronc     yes
          either    no
          xray      no
        """,
        run("query", asia, "| dysp=yes", "--map"));
  }

  @Test
  void withoutAQueryThePartitionFunctionIsPrinted() throws IOException {
    Path csv = folder.resolve("z.csv");
    String text = run("query", asia, "--out", csv);
    // 1 up to rounding, of which the logarithm shows the last digit.
    assertTrue(text.startsWith("Z = 1, ln Z = "), text);
    assertTrue(text.contains("\nThe number\n  Z     1\n  ln Z  "), text);
    assertTrue(Files.readString(csv).matches("z,ln_z\n(1|0\\.9{10,}\\d*|1\\.0{10,}\\d*),.*\n"));
  }

  @Test
  void marginalisePrintsWhatIsLeft() {
    String text = run("marginalise", directed, "O");
    assertTrue(
        text.startsWith(
            """
            note: the tables of directed are random and positive: seed 0, 2 states a variable
            p(C, A, S, T, B, M) = p(C) p(A) p(S) p(T | A, S) p(B | S) p(M | A, T, B).
            """),
        text);
    assertTrue(text.contains("  New arcs                   S -> T\n"), text);
    assertTrue(text.contains("  Perfect map of the margin  yes\n"), text);
    assertTrue(text.contains("  Z after                    1\n"), text);
    text = run("marginalise", undirected, "S", "--seed", "3");
    assertTrue(
        text.contains(
            "\np(C, O, A, T, B, M) = (1/Z) tau(O, B) f(C) f(O, A, T) f(A, T, M) f(T, B, M)"),
        text);
    assertTrue(text.startsWith("note: the tables of undirected are random and positive: seed 3"));
    assertTrue(text.contains("  Absorbed            f(O, S) f(S, B)\n"), text);
    assertTrue(text.contains("  New factor          tau(O, B)\n"), text);
    assertTrue(text.contains("  Fill edges          O - B\n"), text);
    text = run("marginalise", asia, "xray");
    assertTrue(text.contains("none: it has no children and is dropped"), text);
    assertTrue(text.startsWith("p(asia, tub, "), text);
  }

  @Test
  void aStructureTooWideForNumbersIsPrintedAllTheSame() throws IOException {
    StringBuilder star = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      star.append("hub - leaf" + i + "\n");
    }
    Path wide = Files.writeString(folder.resolve("star.txt"), star.toString());
    String text = run("marginalise", wide, "hub");
    assertTrue(text.contains("leaf0 - leaf1, leaf0 - leaf2, "), text);
    assertTrue(text.contains("No numbers for hub: "), text);
  }

  @Test
  void cliquesPrintsTheTree() {
    String text = run("cliques", undirected);
    assertEquals(
        """
        6 maximal cliques: {C}, {O, A, T}, {O, S}, {A, T, M}, {S, B}, {T, B, M}.

        Maximal cliques
         Clique Nodes Size
         1 C 1
         2 O, A, T 3
         3 O, S 2
         4 A, T, M 3
         5 S, B 2
         6 T, B, M 3

        4 cliques in a forest of 2 trees, one for each connected part; width 3.

        Triangulated by eliminating C, S, O, A, T, B, M in this order (each time the node that needs the fewest fill edges): 2 fill edges, O - B, A - B.

        Cliques of the tree
         Clique Nodes Size
         1 C 1
         2 O, A, T, B 4
         3 O, S, B 3
         4 A, T, B, M 4

        Links
         Clique Clique Separator
         {O, A, T, B} {A, T, B, M} {A, T, B}
         {O, A, T, B} {O, S, B} {O, B}
        """,
        text.replaceAll(" +", " "));
    assertTrue(
        run("cliques", directed)
            .startsWith("The graph is directed; this is about its moral graph. Married are O - A"));
    assertTrue(
        run("cliques", undirected, "--limit", "2")
            .contains("the first 2 of 6; --limit shows more"));
  }

  @Test
  void chordalPrintsTheProof() throws IOException {
    assertTrue(
        run("chordal", undirected)
            .startsWith("Not chordal: the cycle O - S - B - T - O has no chord.\n"));
    Path tree = Files.writeString(folder.resolve("tree.txt"), "a - b\nb - c\n");
    assertTrue(
        run("chordal", tree).startsWith("Chordal: c, b, a is a perfect elimination order.\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "directed.txt; lung; has no tables, and this asks for numbers",
        "asia.bif; cancer; has no node cancer; it has asia, tub",
        "asia.bif; lung -- smoke=perhaps; the variable smoke has no state perhaps; it has yes, no",
        "asia.bif; dysp -- either=no tub=yes; the evidence either=no, tub=yes has probability 0",
      })
  void mistakesReachTheCaller(String file, String query, String message) {
    assertEquals("", run("query", folder.resolve(file), query.replace("--", "|")));
    UserErrorException mistake = assertInstanceOf(UserErrorException.class, thrown);
    assertTrue(mistake.getMessage().contains(message), mistake.getMessage());
  }

  @Test
  void mapOfSomeSumsTheOthersOut() throws IOException {
    Path csv = folder.resolve("map.csv");
    assertEquals(
        """
        bronc=yes, either=no, with probability 0.759955 given the evidence; no other joint state of theirs is as probable.

        The most probable joint state
          Variable  State
          bronc     yes
          either    no
        """,
        run("query", asia, "bronc either | dysp=yes", "--map", "--out", csv));
    assertEquals("variable,state\nbronc,yes\neither,no\n", Files.readString(csv));
    assertTrue(
        run("query", asia, "smoke", "--map")
            .contains("; 2 joint states of theirs are as probable, this one among them.\n"));
  }

  @Test
  void likelihoodsWeigh() {
    assertEquals(
        """
        P(lung | either~0.98,0.05) is yes: 0.488711; no: 0.511289.

        The sum over all joint states that agree with what is observed, of their probabilities times the likelihoods, is 0.11029.

        The probability of each joint state
          lung  Probability
          yes     0.4887114
          no      0.5112886
        """,
        run("query", asia, "lung | either~0.98,0.05"));
  }

  /** A network far wider than the memory, and a question of its that takes two tables. */
  private Path grid() throws IOException {
    StringBuilder text = new StringBuilder("title: \"Grid\"\ngraph {\n  name: \"G\"\n");
    for (int i = 0; i < 24; i++) {
      for (int j = 0; j < 24; j++) {
        text.append("  edges: [\"g%d_%d - g%d_%d\"".formatted(i, j, i, j + 1));
        text.append(", \"g%d_%d - g%d_%d\"]\n".formatted(i, j, i + 1, j));
      }
    }
    text.append("  random_tables { seed: 1 states: 3 }\n}\n");
    text.append("question { text: \"What is Z?\" partition_function {} }\n");
    text.append("question { text: \"And the margin?\" marginalisation { of: \"g1_1\" } }\n");
    text.append("question { text: \"And the corner?\" posterior { of: \"g0_0\" ");
    text.append("evidence { variable: \"g0_1\" state: \"0\" } ");
    text.append("evidence { variable: \"g1_0\" state: \"1\" } } }\n");
    return Files.writeString(folder.resolve("grid.textproto"), text);
  }

  @Test
  void aQuestionTooWideLeavesTheOthersOfAReportAnswered() throws IOException {
    Path report = folder.resolve("report");
    String text = run("report", grid(), "--out", report);
    assertTrue(text.contains("What is Z?\n         Not answered: the network is too wide"), text);
    assertTrue(text.contains("P(g0_0 | g0_1=0, g1_0=1) is 0: 0."), text);
    assertTrue(text.contains("Summing g1_1 out of G"), text);
    String page = Files.readString(report.resolve("index.html"));
    assertTrue(page.contains("Not answered: the network is too wide"), "on the page");
    assertTrue(page.contains("No numbers for g1_1: the network is too wide"), "structure alone");
    assertTrue(page.contains("the probability of the evidence, is left out: it takes"), "why");
    assertTrue(
        Files.readString(report.resolve("queries.csv")).contains("1,G,not answered,What is Z?,"));
  }

  @Test
  void whatIsLeftOutOfAnAnswerIsSaid() throws IOException {
    String text = run("query", grid(), "g0_0 | g0_1=0 g1_0=1");
    assertTrue(text.contains("the probability of the evidence, is left out: it takes the"), text);
  }

  /** An option that a sentence advises exists at every verb that may say the sentence. */
  @Test
  void whatIsAdvisedCanBeGiven() throws IOException {
    assertEquals("", run("query", grid()));
    Matcher options = Pattern.compile("--[a-z]+").matcher(thrown.getMessage());
    assertTrue(options.find(), thrown.getMessage());
    do {
      for (String verb : List.of("query", "marginalise", "report")) {
        assertNotNull(
            new CommandLine(new PgmCommand())
                .getSubcommands()
                .get(verb)
                .getCommandSpec()
                .findOption(options.group()),
            verb + " " + options.group());
      }
    } while (options.find());
  }

  /** What the verb prints; nothing if it fails. */
  private String run(Object... arguments) {
    StringWriter out = new StringWriter();
    CommandLine commands =
        new CommandLine(new PgmCommand())
            .setOut(new PrintWriter(out))
            .setExecutionExceptionHandler(
                (exception, line, result) -> {
                  thrown = exception;
                  return 2;
                });
    String[] words = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
    int status = commands.execute(words);
    return status == 0 ? ascii(out.toString().replace(System.lineSeparator(), "\n")) : "";
  }

  /** What was printed, whatever the encoding of the machine the test runs on. */
  private static String ascii(String text) {
    return text.replace("→", "->").replace("–", "-").replace("τ", "tau");
  }
}
