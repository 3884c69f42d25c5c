package org.disentangle.pgm.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Locale;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One sentence for each fault: file, line, name, what was expected. */
class RefusedGraphsTest {
  private static final String A = "variable a { type discrete [ 2 ] { yes, no }; }\n";
  private static final String AB = A + "variable b { type discrete [ 2 ] { yes, no }; }\n";
  private static final String P_A = "probability ( a ) { table 0.5 0.5; }\n";

  static Stream<Arguments> edgeLists() {
    return Stream.of(
        arguments(
            "",
            ": the text holds no graph; write an edge a line, as in A -> B or A - B, or"
                + " BIF, UAI or dagitty's dag { … }"),
        arguments(
            "A -> B\nB -> C\nD -> A\nC -> A\nC -> D",
            ":4: the directed graph has the cycle A → B → C → A; a Bayesian network has none: turn"
                + " or remove one of these arcs"),
        arguments(
            "A\nA -> A", ":2: the arc A → A joins a node with itself; an edge needs two nodes"),
        arguments("A - A", ":1: the edge A – A joins a node with itself; an edge needs two nodes"),
        arguments(
            "A -> B\nB - C",
            ":2: the edge B – C and the arc A → B are of two kinds; a graph has only arcs (A -> B)"
                + " or only edges (A - B)"),
        arguments(
            "A - B\nB -> C",
            ":2: the arc B → C and the edge A – B are of two kinds; a graph has only arcs (A -> B)"
                + " or only edges (A - B)"),
        arguments(
            "A <-> B\nB - C",
            ":2: the edge B – C and the edge A ↔ B are of two kinds; a graph has only arcs (A -> B)"
                + " or only edges (A - B)"),
        arguments(
            "A -> B -> C",
            ":1: expected A -> B, A - B or one name, one a line, but found \"A -> B -> C\""
                + "; a name with blanks or signs stands in double quotes"),
        arguments(
            "A B",
            ":1: expected A -> B, A - B or one name, one a line, but found \"A B\"; a name with blanks or signs stands in double quotes"),
        arguments(
            "A => B",
            ":1: expected A -> B, A - B or one name, one a line, but found \"A => B\""
                + "; a name with blanks or signs stands in double quotes"),
        arguments(
            "A -> -",
            ":1: expected A -> B, A - B or one name, one a line, but found \"A -> -\"; - has"
                + " no letter and no digit, so as a name it stands in double quotes"),
        arguments(
            "->",
            ":1: expected A -> B, A - B or one name, one a line, but found \"->\""
                + "; a name with blanks or signs stands in double quotes"),
        arguments(
            "A-B",
            ":1: is A-B an edge or a name? Write an edge with blanks around its dash, a name with a"
                + " dash in double quotes"),
        arguments(
            "\n\"A -> B", ":2: the name in quotes that begins with \"A -> B has no closing quote"));
  }

  @ParameterizedTest
  @MethodSource("edgeLists")
  void edgeListsAtFault(String text, String sentence) {
    assertRefused("x.edges", text, sentence);
  }

  static Stream<Arguments> dagitty() {
    return Stream.of(
        arguments(
            "pdag { a -- b }",
            ":1: the graph type pdag is not read: only dag { … } and digraph { … } are, whose"
                + " edges are all directed and close no cycle, and graph { … }"),
        arguments(
            "dag { u [latent] u [adjusted] }",
            ":1: the node u is both latent and adjusted; what is not observed cannot be adjusted"
                + " for"),
        arguments(
            "digraph { a -> b [dir=back] }",
            ":1: the attribute dir=back of the edge at a says by its looks that another edge is"
                + " meant, or none; write the edge that is meant"),
        arguments(
            "dag { a -- b }", ":1: the edge -- is not read: every edge of a dag is ->, <- or <->"),
        arguments(
            "dag { a -> b\n b -> a }",
            ":2: the directed graph has the cycle a → b → a; a Bayesian network has none: turn or"
                + " remove one of these arcs"),
        arguments(
            "dag { a -> b",
            ":1: expected the name of a node (in double quotes if it is no"
                + " plain word), a group or \"}\" but found the end of the file"),
        arguments(
            "dag { a ->\n }",
            ":2: expected the name of a node (in double quotes if it is no"
                + " plain word), a group or \"}\" but found }"),
        arguments(
            "dag { a-b }",
            ":1: expected the name of a node (in double quotes if it is no"
                + " plain word), a group or \"}\" but found a-b"),
        arguments(
            "dag { a [pos=\"0,1\" }", ":1: expected \"]\" behind the attributes of a but found }"),
        arguments("dag { a } b", ":1: expected nothing behind the closing \"}\" but found b"),
        arguments("dag { }", ": the graph has no node; write some, as in dag { a -> b }"),
        arguments("dag a -> b", ":1: expected \"{\" behind dag but found ->"),
        arguments(
            "dag " + "{".repeat(102) + "a" + "}".repeat(102), ":1: groups lie more than 100 deep"),
        arguments(
            "dag { /* a }", ":1: the comment that begins here has no end: \"*/\" is missing"));
  }

  @ParameterizedTest
  @MethodSource("dagitty")
  void dagittyAtFault(String text, String sentence) {
    assertRefused("x.dagitty", text, sentence);
  }

  static Stream<Arguments> bif() {
    return Stream.of(
        arguments("", ": the network has no variables; a BIF declares each in a block variable"),
        arguments(
            "probability ( a ) { table 1; }",
            ":1: the variable a is not declared before it is used here"),
        arguments(
            A + "probability ( a | c ) {",
            ":2: the variable c is not declared before it is used here"),
        arguments(
            A,
            ":1: the variable a has no table; write the probabilities of its states given"
                + " its parents"),
        arguments(A + A, ":2: the variable a is declared already, at x.bif:1"),
        arguments(A + P_A + P_A, ":3: the variable a has a table already, at x.bif:2; keep one"),
        arguments(
            "variable a { type discrete [ 3 ] { yes, no }; }",
            ":1: the variable a declares 3 states but lists 2"),
        arguments(
            "variable a { type discrete [ 2000000000 ] { yes, no }; }",
            ":1: the variable a declares 2000000000 states but lists 2"),
        arguments(
            "variable a { type discrete [ 0 ] { }; }",
            ":1: the variable a declares 0 states but lists 0"),
        arguments(
            "variable a { type discrete [ 2 ] { no, no }; }",
            ":1: the variable a has the state no twice"),
        arguments(
            "variable a { type continuous; }",
            ":1: the variable a is of type continuous; only discrete is read"),
        arguments(
            "variable a {\n property p; }",
            ":1: the variable a has no type; write type discrete [ 2 ] { yes, no };"),
        arguments(
            A + "\nprobability ( a ) {\n table 0.5;\n}",
            ":4: the table of a has 1 entries; it needs 2"),
        arguments(
            A + "probability ( a ) { table 0.5 0.2 0.3; }",
            ":2: the table of a has 3 entries; it needs 2"),
        arguments(
            A + "probability ( a ) { table 0.5 0.4; }",
            ":2: the table of a sums to 0.9, off 1 by 0.1; a row of probabilities sums"
                + " to 1: correct it, or let --normalise divide such rows"),
        arguments(
            AB + P_A + "probability ( b | a ) { (yes) 0.5 0.5; (no) 0.50006 0.5; }",
            ":4: the row (no) of the table of b sums to 1.00006, off 1 by 0.00006; a row of"
                + " probabilities sums to 1: correct it, or let --normalise divide such rows"),
        arguments(
            A + "probability ( a ) {\n table 1.5 -0.5; }",
            ":3: the table of a has the entry -0.5; entries are finite and not negative"),
        arguments(
            A + "probability ( a ) { table 1e999 0; }",
            ":2: the table of a has the entry 1e999; entries are finite and not negative"),
        arguments(
            A + "probability ( a ) { table NaN 1; }",
            ":2: expected a number of the table of a but found NaN"),
        arguments(
            A + "probability ( a ) { table half 0.5; }",
            ":2: expected a number of the table of a but found half"),
        arguments(
            AB + P_A + "probability ( b | a ) {\n (perhaps) 0.5 0.5; }",
            ":5: the variable a has no state perhaps; it has yes, no"),
        arguments(
            AB + P_A + "probability ( b | a ) {\n (yes, no) 0.5 0.5; }",
            ":5: the row (yes, no) of the table of b names 2 states for 1 parents"),
        arguments(
            AB + P_A + "probability ( b | a ) {\n (yes) 0.5 0.5;\n (yes) 0.5 0.5; }",
            ":6: the row (yes) of the table of b is given twice; keep one"),
        arguments(
            AB + P_A + "probability ( b | a ) {\n (yes) 0.5 0.5; }",
            ":4: the table of b has 1 of its 2 rows and no default row; give each"),
        arguments(
            AB + P_A + "probability ( b | a ) { }",
            ":4: the table of b has 0 of its 2 rows and no default row; give each"),
        arguments(
            AB + P_A + "probability ( b | a ) { default 0.5 0.5; default 0.5 0.5; }",
            ":4: the table of b has a second default row; keep one"),
        arguments(
            AB + P_A + "probability ( b | ) { table 0.5 0.5; }",
            ":4: there is no parent behind the bar in the probability block of b"),
        arguments(
            AB
                + "probability ( a | b ) { default 0.5 0.5; }\nprobability ( b | a ) { default 0.5"
                + " 0.5; }",
            ":4: the directed graph has the cycle a → b → a; a Bayesian network has none: turn or"
                + " remove one of these arcs"),
        arguments(
            A + "probability ( a | a ) { default 0.5 0.5; }",
            ":2: the arc a → a joins a node with itself; an edge needs two nodes"),
        arguments(
            AB + P_A + "probability ( b | a a ) { default 0.5 0.5; }",
            ":4: a is twice a parent of b; keep one"),
        arguments(
            A + "probability ( a ) {\n table 0.5",
            ":3: expected a number of the table of a but found the end of the file"),
        arguments(
            A + "probability ( a ) {\n table 0.5 0.5;\n",
            ":4: expected table, default, a row that begins with \"(\", or \"}\" in the block of a"
                + " but found the end of the file"),
        arguments(
            "variable a {\n type discrete [ 2 ] { yes,",
            ":2: expected a state or \"}\" in the block of the variable a but found the end of the"
                + " file"),
        arguments("variable a { property p", ":1: the property has no end: \";\" is missing"),
        arguments(
            "network x {",
            ":1: expected property or \"}\" in the network's block but found"
                + " the end of the file"),
        arguments(A + "table 0.5", ":2: expected network, variable or probability but found table"),
        arguments(
            "network x { }\nnetwork y { }", ":2: a second network begins here; a file holds one"));
  }

  @ParameterizedTest
  @MethodSource("bif")
  void bifAtFault(String text, String sentence) {
    assertRefused("x.bif", text, sentence);
  }

  @ParameterizedTest
  @CsvSource({"24, 33554432", "61, 4611686018427387904", "63, more than 10^18"})
  void aTableTooLargeIsRefusedBeforeItIsMade(int parents, String entries) {
    StringBuilder text = new StringBuilder();
    StringBuilder names = new StringBuilder();
    for (int i = 1; i <= parents; i++) {
      text.append(A.replace(" a ", " v" + i + " "));
      names.append(" v").append(i);
    }
    assertRefused(
        "x.bif",
        text + A + "probability ( a |" + names + " ) { default 0.5 0.5; }",
        ":"
            + (parents + 2)
            + ": the table of a would have "
            + entries
            + " entries; a table may have 4194304");
  }

  static Stream<Arguments> uai() {
    return Stream.of(
        arguments("", ":1: expected MARKOV or BAYES but found the end of the file"),
        arguments("MARKOV", ":1: expected the number of variables but found the end of the file"),
        arguments("MARKOV 0", ":1: the network has no variables"),
        arguments("MARKOV -1", ":1: expected the number of variables but found -1"),
        arguments(
            "MARKOV\n1000000000\n2",
            ":3: expected the number of states of variable 1 (there are 1000000000) but found the"
                + " end of the file"),
        arguments(
            "MARKOV 2\n2 1000000000",
            ":2: the variable 1 has 1000000000 states; each has at least one, and all together have"
                + " at most 1000000"),
        arguments(
            "MARKOV 1\n0",
            ":2: the variable 0 has 0 states; each has at least one, and all together have at most"
                + " 1000000"),
        arguments(
            "MARKOV 2 2 2 1\n2 0 2",
            ":2: table 0 is over the variable 2; there are variables 0 to 1"),
        arguments("MARKOV 2 2 2 1\n2 0 0", ":2: table 0 is over the variable 0 twice"),
        arguments(
            "MARKOV 2 2 3 1\n2 0 1\n5 1 2 3 4 5",
            ":3: the table over (0, 1) declares 5 entries; its variables have 6 joint states"),
        arguments(
            "MARKOV 2 2 3 1\n2 0 1\n6 1 2 3 4 5",
            ":3: expected a number of the table over (0, 1) but found the end of the file"),
        arguments(
            "MARKOV 1 2 1\n1 0\n2 1 -1",
            ":3: the table over (0) has the entry -1; entries are finite and not negative"),
        arguments(
            "MARKOV 1 2 1 1 0 2 1 1\n7",
            ":2: expected the end of the file behind the last table but found 7"),
        arguments(
            "BAYES 1 2 1\n1 0\n2 0.5 0.4",
            ":2: the table of 0 sums to 0.9, off 1 by 0.1; a row of probabilities sums"
                + " to 1: correct it, or let --normalise divide such rows"),
        arguments(
            "BAYES 2 2 2 1\n1 0\n2 0.5 0.5",
            ":1: the variable 1 has no table; write the probabilities of its states given its"
                + " parents"),
        arguments(
            "BAYES 1 2 2\n1 0\n1 0\n2 0.5 0.5 2 0.5 0.5",
            ":3: the variable 0 has a table already, at x.uai:2; keep one"),
        arguments(
            "BAYES 1 2 1\n0\n1 1",
            ": table 0 is over no variable; in a Bayesian network the last is the child"));
  }

  @ParameterizedTest
  @MethodSource("uai")
  void uaiAtFault(String text, String sentence) {
    assertRefused("x.uai", text, sentence);
  }

  @Test
  void sentencesAreTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertRefused(
          "x.bif",
          A + "probability ( a ) { table 0.5 0.4; }",
          ":2: the table of a sums to 0.9, off 1 by 0.1; a row of probabilities sums"
              + " to 1: correct it, or let --normalise divide such rows");
      assertRefused(
          "x.DAGITTY",
          "PDAG { }",
          ":1: the graph type PDAG is not read: only dag { … } and digraph { … } are, whose edges"
              + " are all directed and close no cycle, and graph { … }");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static void assertRefused(String file, String text, String sentence) {
    UserErrorException fault =
        assertThrows(UserErrorException.class, () -> GraphFormatTest.read(file, text));
    assertEquals(file + sentence, fault.getMessage());
  }
}
