package org.disentangle.cli.pgm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code pgm separate}, {@code pgm independencies} and {@code pgm map}, from files to text. */
class SeparationCommandsTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private String mistake = "";
  private Path directed;
  private Path undirected;

  @BeforeEach
  void writeGraphs() throws IOException {
    directed = file("directed.txt", "M -> I", "S -> I", "I -> T", "F -> T", "I -> D", "T -> D");
    undirected = file("undirected.txt", "A - B", "B - C", "C - D", "A - D", "E");
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  @Test
  void aVerdictComesWithItsReasons() {
    assertEquals(0, run("separate", directed, "M ; F | T"));
    assertText(
        """
        M _|_ F | T does not hold: the path M -> I -> T <- F is active.

        Paths
          2 paths, 1 active.
          Path               Status   Why
          M -> I -> T <- F      active   I is head-to-tail and not observed; T is head-to-head and observed, which opens it
          M -> I -> D <- T <- F  blocked  D is head-to-head, not observed, and has no descendants; T is head-to-tail and observed

        The same from the moral graph
          1. The nodes asked about and their ancestors: {M, I, S, T, F}; leave out {D}.
          2. Forget directions and marry parents: M - S (parents of I), I - F (parents of T).
          3. Remove the given nodes {T}.
          4. The path M - I - F is left: not separated.
        """);
  }

  @Test
  void fewerPathsAreShownOnDemand() {
    assertEquals(0, run("separate", directed, "M;F|T", "--paths", "1"));
    assertTrue(ascii().contains("More than one path, 1 active of the first 1."), ascii());
    assertTrue(
        ascii()
            .contains(
                "The list ends at its limit, 1; there are more paths. The verdict does not need them."),
        ascii());
    assertTrue(ascii().endsWith("\n\n--paths shows more paths.\n"), ascii());
    out.getBuffer().setLength(0);
    assertEquals(0, run("separate", directed, "M;F|T", "--paths", "0"));
    assertTrue(ascii().startsWith("M _|_ F | T does not hold"), ascii());
    assertFalse(ascii().toLowerCase(Locale.ROOT).contains("more than"), ascii());
  }

  /** Layers of nodes, each joined with all of the next: very many paths, and many names. */
  @Test
  void aLargeGraphGivesAScreenOrTwo() throws IOException {
    List<String> arcs = new ArrayList<>();
    for (int layer = 0; layer < 200; layer++) {
      for (int from = 0; from < 4; from++) {
        for (int to = 0; to < 4; to++) {
          arcs.add("n%d_%d -> n%d_%d".formatted(layer, from, layer + 1, to));
        }
      }
    }
    Path large = file("large.txt", arcs.toArray(String[]::new));
    assertEquals(0, run("separate", large, "n80_0 ; n90_0 | n200_0"));
    assertTrue(ascii().contains("  More than 20 paths, "), "the number is not known");
    assertTrue(ascii().contains("--paths shows more"), "but how to see more");
    assertTrue(ascii().length() < 40_000, ascii().length() + " characters");
    out.getBuffer().setLength(0);
    assertEquals(0, run("separate", large, "n80_0 ; n90_0 | n200_0", "--paths", "30"));
    assertTrue(ascii().contains("  More than 30 paths, "), "as many as are asked for");
    out.getBuffer().setLength(0);
    Path roots =
        file(
            "roots.txt",
            IntStream.range(0, 40).mapToObj(i -> "r" + i + " -> z").toArray(String[]::new));
    assertEquals(0, run("independencies", roots, "--max-given", "0"));
    assertTrue(ascii().contains("the first 100 of 780; --limit"), "of statements too");
    assertTrue(ascii().lines().count() < 300, ascii());
    out.getBuffer().setLength(0);
    assertEquals(0, run("cliques", large, "--limit", "10"));
    assertTrue(ascii().contains("the first 10 of "), "of cliques too");
    assertTrue(ascii().length() < 10_000, ascii().length() + " characters");
  }

  /** A complete graph of 150 nodes: the steps run out before a million paths are found. */
  @Test
  void morePathsArePromisedOnlyWhereTheirNumberEndedTheList() throws IOException {
    List<String> arcs = new ArrayList<>();
    for (int from = 0; from < 150; from++) {
      for (int to = from + 1; to < 150; to++) {
        arcs.add("n" + from + " -> n" + to);
      }
    }
    Path complete = file("complete.txt", arcs.toArray(String[]::new));
    assertEquals(0, run("separate", complete, "n0 ; n149", "--paths", "1000000"));
    assertTrue(ascii().contains("as the search took too many steps"), "what ended the list");
    assertFalse(ascii().contains("--paths shows more"), "and that no number helps");
  }

  @Test
  void aSeparatorComesWithWhatEachOfItsNodesIsNeededFor() {
    assertEquals(0, run("separator", directed, "M ; D"));
    assertText(
        """
        {I} separates M from D, and no part of it does: M _|_ D | I holds.

        Why none can be left out
          1. Without I: M _|_ D | {} does not hold: the path M -> I -> D is active.
        """);
  }

  @Test
  void nothingSeparatesWhatIsJoined() {
    run("separator", directed, "M ; I");
    assertTrue(mistake.contains("M and I are adjacent"), mistake);
    run("separator", directed, "M ; S D");
    assertTrue(mistake.contains("the path M → I ← S"), mistake);
  }

  @Test
  void theBasisIsShort() {
    assertEquals(0, run("independencies", directed, "--basis"));
    assertText(
        """
        6 statements, from which all others follow.

        The local Markov basis, one statement for each node
          M _|_ S, F | {}
          I _|_ F | M, S
          S _|_ M, F | {}
          T _|_ M, S | I, F
          F _|_ M, I, S | {}
          D _|_ M, S, F | I, T
        """);
    out.getBuffer().setLength(0);
    assertEquals(0, run("independencies", directed, "--basis", "--limit", "2"));
    assertTrue(ascii().endsWith("  the first 2 of 6; --limit shows more\n"), ascii());
  }

  @Test
  void arcsAreCompelledOrReversible() throws IOException {
    assertEquals(0, run("cpdag", file("v.txt", "A -> B", "C -> B", "B -> D", "E -> F")));
    assertText(
        """
        3 compelled arcs, one reversible edge: E - F.

        Every arc of v
          Arc    Direction   Why
          A -> B  compelled   it is part of a v-structure
          B -> D  compelled   turned, it would make a new v-structure or a cycle
          C -> B  compelled   it is part of a v-structure
          E -> F  reversible  some of the graphs have it the other way
        """);
    run("cpdag", undirected);
    assertTrue(
        mistake.contains("the graph undirected is undirected; this is asked of directed graphs"),
        mistake);
  }

  @Test
  void undirectedGraphsShowWhatIsCutOff() {
    assertEquals(0, run("separate", undirected, "A ; C, E | B D"));
    assertText(
        """
        A _|_ C, E | B, D holds: every path between the two sets runs through a given node.

        Proof
          1. Remove the given nodes {B, D}.
          2. From {A} only {A} can then be reached, and no node of {C, E} is among them: separated.
        """);
  }

  @Test
  void manyQuestionsAreAnsweredInOneFile() throws IOException {
    Path queries =
        file("q.csv", "id,x,y,z", "1,S,D,I", "2,M S,F,", "", "\"3, quoted\",M,F,\"T  D\"");
    Path answers = folder.resolve("deep/v.csv");
    assertEquals(0, run("separate", directed, "--queries", queries, "--out", answers));
    out.getBuffer().setLength(0);
    assertEquals(
        0, run("separate", directed, "--queries", queries, "--out", answers), "earlier answers");
    assertEquals(
        """
        id,x,y,z,separated
        1,S,D,I,true
        2,M S,F,,true
        "3, quoted",M,F,"T  D",false
        """,
        Files.readString(answers));
    assertEquals(answers + System.lineSeparator(), out.toString());
  }

  @Test
  void faultyRowsAreNamed() throws IOException {
    assertFault("q.csv:1: expected the columns x, y and z, each once, but found x, y", "x,y");
    assertFault("q.csv:1: there is a column separated already", "x,y,z,separated");
    assertFault("q.csv:3: the graph has no node Q", "x,y,z", "S,D,I", "S,Q,");
    assertFault("q.csv:2: S is in the first set and in the given set", "x,y,z", "S,D,I S");
    assertFault("q.csv:2: the second set is empty", "x,y,z", "S,,I");
    assertFault("q.csv:2: expected 3 cells as in the heading, but found 4", "x,y,z", "S,D,I,M");
    assertFault("q.csv:2: the quote before S,D,I is not closed", "x,y,z", "\"S,D,I");
    assertFault("q.csv:2: expected a comma behind \"S\"", "x,y,z", "\"S\" M,D,I");
    assertFault("q.csv is empty");
  }

  private void assertFault(String sentence, String... lines) throws IOException {
    Path queries = file("q.csv", lines);
    Path answers = folder.resolve("v.csv");
    assertEquals(2, run("separate", directed, "--queries", queries, "--out", answers));
    assertTrue(mistake.startsWith(folder + "/" + sentence), mistake);
    assertTrue(Files.notExists(answers), "nothing half-written");
  }

  @Test
  void mistakesReachTheCaller() {
    assertEquals(2, run("separate", directed, "S ; Q"));
    assertTrue(mistake.startsWith("the graph has no node Q"), mistake);
    assertEquals(2, run("separate", directed));
    assertTrue(mistake.startsWith("expected either a QUESTION, or --queries"), mistake);
    assertEquals(2, run("separate", directed, "S ; D", "--queries", "q.csv"));
    assertEquals(2, run("separate", directed, "--queries", "q.csv"));
    assertEquals(
        2, run("separate", directed, "--queries", folder.resolve("no.csv"), "--out", "v.csv"));
    assertTrue(mistake.contains("no.csv does not exist"), mistake);
  }

  /** Ten seconds are what is asked; one is more than enough. */
  @Test
  void tenThousandQuestionsAboutFiftyNodesTakeSeconds() throws IOException {
    Random random = new Random(3);
    List<String> names = IntStream.range(0, 50).mapToObj(i -> "v" + i).toList();
    List<String> graph = new ArrayList<>(names);
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        if (random.nextDouble() < 0.12) {
          graph.add(names.get(i) + " -> " + names.get(j));
        }
      }
    }
    Path large = file("large.txt", graph.toArray(String[]::new));
    List<String> rows = new ArrayList<>(List.of("x,y,z"));
    for (int i = 0; i < 10_000; i++) {
      List<String> shuffled = new ArrayList<>(names);
      Collections.shuffle(shuffled, random);
      rows.add(
          shuffled.get(0)
              + ","
              + shuffled.get(1)
              + ","
              + shuffled.subList(2, 2 + random.nextInt(9)).stream()
                  .collect(Collectors.joining(" ")));
    }
    Path queries = file("q.csv", rows.toArray(String[]::new));
    Path answers = folder.resolve("v.csv");
    // The time of this thread alone: other work on the machine must not fail the test.
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    assertEquals(0, run("separate", large, "--queries", queries, "--out", answers));
    double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
    assertTrue(seconds < 5, seconds + " s");
    assertEquals(10_001, Files.readAllLines(answers).size());
  }

  @Test
  void independenciesAreListed() throws IOException {
    assertEquals(0, run("independencies", file("fork.txt", "a -> c", "b -> c")));
    assertText(
        """
        1 of 6 statements about two single nodes hold (given sets of up to one node).

        The statements that hold
          a _|_ b | {}

        Pairs of nodes
          Pair  Given sets that separate  The smallest of them
          a, c                         0  none
          a, b                         1  {}
          c, b                         0  none

        Basis
          a _|_ b | {}
          b _|_ a | {}
        """);
    out.getBuffer().setLength(0);
    assertEquals(0, run("independencies", directed, "--max-given=0"));
    assertTrue(
        ascii().startsWith("4 of 15 statements about two single nodes hold (given sets of up to 0"),
        ascii());
  }

  @Test
  void mapsAreTestedInBothDirections() throws IOException {
    Path chain = file("chain.txt", "a - b", "b - c");
    assertEquals(0, run("map", chain, file("collider.txt", "a -> b", "c -> b")));
    for (String part :
        List.of(
            "CANDIDATE is no I-map and no D-map of OF, so it is no perfect map.\n",
            "\n\nI-map: I(CANDIDATE) <= I(OF)?\n",
            "Of the 1 statements about two single nodes that hold in CANDIDATE, 1 fail in OF",
            "A counterexample with the smallest given set: a _|_ c | b. In CANDIDATE: a _|_ c | b holds",
            "In OF: a _|_ c | b does not hold: the path a -> b <- c is active.",
            "No undirected graph is a perfect map: the parents in a -> b <- c are not adjacent.")) {
      assertTrue(ascii().contains(part), ascii());
    }
    out.getBuffer().setLength(0);
    assertEquals(0, run("map", file("arrows.txt", "b -> a", "b -> c"), chain));
    assertTrue(
        ascii().contains("CANDIDATE is an I-map and a D-map of OF, so it is a perfect map."),
        ascii());
    out.getBuffer().setLength(0);
    Path square = file("square.txt", "A -> B", "B -> C", "C -> D", "A -> D", "E");
    assertEquals(0, run("map", square, undirected));
    assertTrue(ascii().contains("the cycle A - B - C - D - A has no chord."), ascii());
  }

  @Test
  void signsAreSpeltOutWhereTheTerminalHasNone() {
    Lines lines = new Lines(new PrintWriter(out, true), StandardCharsets.US_ASCII);
    lines.print("a ⊥ b | ∅: a → c ← b – d ⊆");
    assertEquals("a _|_ b | {}: a -> c <- b - d <=\n", ascii());
  }

  private void assertText(String expected) {
    assertEquals(expected, ascii());
  }

  /** What was printed, whatever the encoding of the machine the test runs on. */
  private String ascii() {
    return out.toString()
        .replace(System.lineSeparator(), "\n")
        .replace("→", "->")
        .replace("←", "<-")
        .replace("–", "-")
        .replace("⊥", "_|_")
        .replace("∅", "{}")
        .replace("⊆", "<=");
  }

  private int run(Object... arguments) {
    return new CommandLine(new PgmCommand())
        .setOut(new PrintWriter(out))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (!(failure instanceof UserErrorException)) {
                throw failure;
              }
              mistake = failure.getMessage();
              return 2;
            })
        .setParameterExceptionHandler(
            (failure, parsed) -> {
              mistake = failure.getMessage();
              return 2;
            })
        .execute(
            IntStream.range(0, arguments.length)
                .mapToObj(i -> arguments[i].toString())
                .toArray(String[]::new));
  }
}
