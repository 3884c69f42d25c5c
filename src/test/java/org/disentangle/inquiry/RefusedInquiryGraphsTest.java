package org.disentangle.inquiry;

import static org.disentangle.inquiry.InquiryTexts.D;
import static org.disentangle.inquiry.InquiryTexts.TABLES;
import static org.disentangle.inquiry.InquiryTexts.U;
import static org.disentangle.inquiry.InquiryTexts.assertRefused;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Graphs of inquiries that are at fault: what is said, and where. */
class RefusedInquiryGraphsTest {
  @TempDir private Path folder;

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
    assertRefused(folder, text, sentence);
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
                + " sums to 1: correct it, or let --normalise divide such rows"),
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
        folder,
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
}
