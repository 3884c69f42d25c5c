package org.disentangle.inquiry;

import static org.disentangle.inquiry.InquiryTexts.D;
import static org.disentangle.inquiry.InquiryTexts.FACTORISATION;
import static org.disentangle.inquiry.InquiryTexts.TABLES;
import static org.disentangle.inquiry.InquiryTexts.U;
import static org.disentangle.inquiry.InquiryTexts.about;
import static org.disentangle.inquiry.InquiryTexts.assertRefused;
import static org.disentangle.inquiry.InquiryTexts.question;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Questions that cannot be asked of their graph: what is said, and where. */
class RefusedQuestionsTest {
  @TempDir private Path folder;

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
        arguments("posterior {}", "P", "no variable is asked for; name at least one"),
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
        folder,
        D + U + TABLES + about("D", "factorisation {}") + about(graph, kind),
        ":12: question 2: " + sentence);
  }

  @Test
  void aMapIsOverTheSameVariables() throws IOException {
    assertRefused(
        folder,
        D + TABLES + question("map_test { candidate: \"P\" of: \"D\" }"),
        ":10: question 1: the graph P has no variable C, which D has; a map is over the same"
            + " variables");
  }

  @Test
  void ofSeveralGraphsAQuestionSaysWhich() throws IOException {
    assertRefused(
        folder,
        D + U + FACTORISATION,
        ":4: question 1: there are several graphs: D, U; say which one is asked, e.g. graph: \"D\"");
  }
}
