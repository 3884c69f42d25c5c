package org.disentangle.inquiry;

import static org.disentangle.inquiry.InquiryTexts.D;
import static org.disentangle.inquiry.InquiryTexts.FACTORISATION;
import static org.disentangle.inquiry.InquiryTexts.TABLES;
import static org.disentangle.inquiry.InquiryTexts.U;
import static org.disentangle.inquiry.InquiryTexts.about;
import static org.disentangle.inquiry.InquiryTexts.assertRefused;
import static org.disentangle.inquiry.InquiryTexts.question;
import static org.disentangle.inquiry.InquiryTexts.read;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.Setting;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.inference.Query;
import org.disentangle.pgm.separation.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of an inquiry: graphs, tables, questions, and what is filled in. */
class InquiriesTest {
  @TempDir private Path folder;

  @Test
  void whatIsLeftOutIsFilledIn() throws IOException {
    Inquiry inquiry =
        read(
            folder,
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
            folder,
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
            folder,
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
    Inquiry inquiry = read(folder, graph + FACTORISATION);
    List<Factor> factors = inquiry.graphs().get(0).model().orElseThrow().factors();
    List<Factor> again =
        read(folder, graph + FACTORISATION).graphs().get(0).model().orElseThrow().factors();
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
            folder,
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
            folder,
            "graph { file: \"net.edges\" } graph { name: \"M\" moral_of: \"net\" }"
                + "question { text: \"q\" graph: \"M\" chordality {} }");
    assertEquals("net", inquiry.graphs().get(0).name());
    assertEquals(3, ((UndirectedGraph) inquiry.graph("M").graph()).edges().size());
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
          folder,
          D + about("D", "independencies { most_given: 1234567 }"),
          ":3: question 1: most_given is 1234567 but two of the 3 variables leave only 1 to be"
              + " given");
    } finally {
      Locale.setDefault(before);
    }
  }
}
