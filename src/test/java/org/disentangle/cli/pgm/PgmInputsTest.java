package org.disentangle.cli.pgm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What people give to the verbs under {@code pgm}: files as they write them, names as they are. */
class PgmInputsTest {
  private static final Path ASIA = Path.of("configs", "pgm", "asia.bif");
  private static final String LATENT =
      "dag { u [latent] s [adjusted] u -> x u -> y x -> s y -> s }";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String mistake = "";

  @ParameterizedTest
  @ValueSource(
      strings = {"A -> B;", "A -> B,", "A-->B", "B<--A", "[A][B|A]", "from,to\nA,B", "A,B"})
  void adjacentNodesAreNeverSeparatedHoweverTheirArcIsWritten(String text) throws IOException {
    assertEquals(0, run("separate", file("x.txt", text), "A ; B"), mistake);
    assertTrue(out.toString().contains("does not hold"), out.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"A=>B", "[('A','B')]", "A~B", "A -> B; B -> C", "A-B"})
  void whatIsNoEdgeIsRefused(String text) throws IOException {
    assertEquals(2, run("separate", file("x.txt", text), "A ; B"));
    assertTrue(mistake.contains("x.txt:1: "), mistake);
  }

  @Test
  void edgesOfAnInquiryAreReadAsThoseOfAFile() throws IOException {
    Path file =
        file(
            "x.textproto",
            "title: \"t\"\ngraph { edges: [\"A -> B;\", \"B-->C,\", \"[D][C|D]\", \"A -> B\"] }\n"
                + "question { text: \"q\" separation { x: \"A\" y: \"C\" given: \"B\" } }");
    assertEquals(0, run("separate", file, "A ; C | B"), mistake);
    assertTrue(out.toString().contains("holds"), out.toString());
    assertTrue(
        err.toString().contains("note: " + file + ":2: the arc A → B stands"), err.toString());
    assertEquals(0, run("report", file, "--out", folder.resolve("page")), mistake);
    assertTrue(
        Files.readString(folder.resolve("page/index.html")).contains("it counts once"),
        "on the page");
    assertEquals(
        2, run("separate", file("y.textproto", "title: \"t\" graph { edges: \"A,B\" }"), "A ; B"));
    assertTrue(mistake.contains("y.textproto:1: expected A -> B"), mistake);
  }

  @Test
  void latentAndAdjustedNodesAreObeyedAndSaid() throws IOException {
    Path file = file("x.dag", LATENT);
    assertEquals(0, run("separate", file, "x ; y"));
    assertTrue(out.toString().contains("| s does not hold"), out.toString());
    assertTrue(err.toString().contains("latent, so never in a given set: u"), err.toString());
    assertTrue(err.toString().contains("adjusted, so in every given set: s"), err.toString());
    assertEquals(2, run("separate", file, "x ; y | u"));
    assertTrue(mistake.startsWith("the node u is latent"), mistake);
    assertEquals(0, run("independencies", file));
    assertFalse(out.toString().contains("| u"), out.toString());
    Path queries = file("q.csv", "x,y,z\nx,y,u");
    Path answers = folder.resolve("a.csv");
    assertEquals(2, run("separate", file, "--queries", queries, "--out", answers));
    assertTrue(mistake.contains("q.csv:2: the node u is latent"), mistake);
    Path inquiry =
        file(
            "x.textproto",
            "title: \"t\" graph { name: \"g\" file: \"x.dag\" random_tables {} }\n"
                + "question { text: \"q\" separation { x: \"x\" y: \"y\" given: \"u\" } }");
    assertEquals(2, run("report", inquiry, "--out", folder.resolve("page")));
    assertTrue(mistake.contains("the node u is latent"), mistake);
    assertEquals(2, run("query", file("z.textproto", Files.readString(inquiry)), "x | u=0"));
    assertTrue(mistake.contains("the node u is latent"), mistake);
  }

  @Test
  void whatIsAboutAllStatementsIsNotAskedOfAGraphWithMarks() throws IOException {
    Path file = file("x.dag", LATENT);
    Path plain = file("y.dag", LATENT.replace("[latent]", "").replace("[adjusted]", ""));
    assertEquals(0, run("map", plain, plain), mistake);
    assertEquals(2, run("map", file, plain));
    assertTrue(mistake.contains("a map test is about all statements"), mistake);
    assertTrue(mistake.contains("latent, so never in a given set: u"), mistake);
    assertEquals(2, run("map", plain, file));
    assertEquals(0, run("independencies", plain, "--basis"), mistake);
    assertEquals(2, run("independencies", file, "--basis"));
    assertTrue(mistake.contains("a basis is about all statements"), mistake);
    assertFalse(pageOfIndependencies("y.dag").contains("no basis of theirs is given"));
    String page = pageOfIndependencies("x.dag");
    assertTrue(page.contains("no basis of theirs is given"), "said");
    assertFalse(page.contains("The local Markov basis"), "and not given");
    Path inquiry =
        file(
            "x.textproto",
            "title: \"t\" graph { name: \"g\" file: \"x.dag\" random_tables {} }\n"
                + "question { text: \"q\" numeric_check {} }");
    assertEquals(2, run("report", inquiry, "--out", folder.resolve("page")));
    assertTrue(mistake.contains("a numeric check is about all statements"), mistake);
  }

  private String pageOfIndependencies(String graph) throws IOException {
    Path inquiry =
        file(
            "i.textproto",
            "title: \"t\" graph { file: \""
                + graph
                + "\" } question { text: \"q\" independencies {} }");
    assertEquals(0, run("report", inquiry, "--out", folder.resolve("page")), mistake);
    return Files.readString(folder.resolve("page/index.html"));
  }

  @Test
  void namesWithBlanksStandInQuotes() throws IOException {
    Path file = file("x.txt", "\"heart disease\" -> stroke\nstroke -> \"a b\"\nheart\ndisease");
    assertEquals(0, run("separate", file, "\"heart disease\" ; \"a b\" | stroke"), mistake);
    assertTrue(out.toString().contains(" holds"), out.toString());
    Path queries =
        file(
            "q.csv",
            "x,y,z\na b,stroke,\n\"\"\"heart disease\"\"\",\"\"\"a b\"\" heart\",stroke\n");
    Path answers = folder.resolve("a.csv");
    assertEquals(0, run("separate", file, "--queries", queries, "--out", answers), mistake);
    List<String> lines = Files.readAllLines(answers);
    assertTrue(lines.get(1).endsWith(",false") && lines.get(2).endsWith(",true"), lines.toString());
    Files.writeString(queries, "x,y,z\nheart disease,stroke,\n");
    assertEquals(2, run("separate", file, "--queries", queries, "--out", answers));
    assertTrue(mistake.contains("\"heart disease\" can be one node or 2 nodes"), mistake);
    assertEquals(0, run("marginalise", file, "\"heart disease\""), mistake);
    assertEquals(0, run("marginalise", file, " stroke "), mistake);
    assertEquals(2, run("marginalise", file, "heart disease"));
    assertTrue(mistake.contains("\"heart disease\" is 2 names"), mistake);
  }

  @Test
  void evidenceComesFromAFileOfUai() throws IOException {
    Path evidence = file("asia.uai.evid", "# asia=yes dysp=yes\n2 0 0 7 0");
    assertEquals(0, run("query", ASIA, "tub", "--evidence", evidence), mistake);
    assertTrue(out.toString().startsWith("P(tub | asia=yes, dysp=yes) is"), out.toString());
    assertTrue(out.toString().contains("0.08775"), out.toString());
    assertEquals(0, run("query", ASIA, "--map", "--evidence", evidence), mistake);
    assertEquals(2, run("query", ASIA, "--evidence", evidence));
    assertTrue(mistake.contains("nothing is asked"), mistake);
    assertEquals(2, run("query", ASIA, "tub | asia=no", "--evidence", evidence));
    assertTrue(mistake.contains("asia"), mistake);
    assertEquals(0, run("query", ASIA, "tub", "--order", "smoke bronc,lung,either,xray,asia,dysp"));
  }

  @Test
  void rowsAreNormalisedOnlyOnDemandInFilesAndInquiries() throws IOException {
    Path bif =
        file("x.bif", "variable a { type discrete [2] { y, n }; } probability (a) { table 1, 3; }");
    Path inquiry =
        file(
            "x.textproto",
            """
            title: "t" graph { variable { name: "a" states: ["y", "n"] }
            conditional { of: "a" row { p: [1, 3] } } }
            question { text: "q" posterior { of: "a" } }
            """);
    for (Path file : List.of(bif, inquiry)) {
      assertEquals(2, run("query", file, "a"));
      assertTrue(mistake.contains("--normalise"), mistake);
      assertEquals(0, run("query", file, "a", "--normalise"), mistake);
      assertTrue(out.toString().contains("0.25"), out.toString());
      assertTrue(err.toString().contains("was divided by its sum"), err.toString());
    }
    assertEquals(2, run("report", inquiry, "--out", folder.resolve("page")));
    assertEquals(
        0, run("report", inquiry, "--normalise", "--out", folder.resolve("page")), mistake);
    assertTrue(err.toString().contains("was divided by its sum"), err.toString());
    assertTrue(Files.readString(folder.resolve("page/index.html")).contains("divided by its sum"));
  }

  @ParameterizedTest
  @CsvSource({"separate, A ; B", "marginalise, A", "chordal, ", "cliques, ", "independencies, "})
  void everyVerbSaysWhatTheReaderDid(String verb, String question) throws IOException {
    Path file = file("x.txt", "A -> B\nA -> B\nB -> C");
    Object[] words = Stream.of(verb, file, question).filter(each -> each != null).toArray();
    assertEquals(0, run(words), mistake);
    assertTrue(err.toString().contains("it counts once"), err.toString());
    assertEquals(0, run("map", file, file), mistake);
    assertTrue(err.toString().contains("it counts once"), err.toString());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private int run(Object... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    mistake = "";
    return new CommandLine(new PgmCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (!(failure instanceof UserErrorException)) {
                throw failure;
              }
              mistake = failure.getMessage();
              return 2;
            })
        .execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
  }
}
