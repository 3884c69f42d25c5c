package org.disentangle.inquiry.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disentangle.inquiry.Inquiries;
import org.disentangle.inquiry.Inquiry;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.reasoning.Reasoner;
import org.disentangle.page.ParsedPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that end at a limit, in the sentences, on the page and in the CSV files. */
class CutListsTest {
  @TempDir private Path folder;

  private List<Answer> write(String... lines) throws IOException {
    Path file = Files.write(folder.resolve("cut.textproto"), List.of(lines));
    Inquiry inquiry = Inquiries.read(file);
    List<Answer> answers = Reasoner.answers(inquiry);
    InquiryReport.write(folder.resolve("report"), inquiry, answers);
    return answers;
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(folder.resolve("report").resolve(file));
  }

  private String page() throws IOException {
    return ParsedPage.read(folder.resolve("report").resolve("index.html")).text();
  }

  @Test
  void aThousandSeparatorsAreMoreThanAHundred() throws IOException {
    List<String> graph = new ArrayList<>(List.of("title: \"Cut\"", "graph {"));
    for (int i = 0; i < 10; i++) {
      graph.add("edges: [\"s - a%d\", \"a%d - b%d\", \"b%d - t\"]".formatted(i, i, i, i));
    }
    graph.add("}");
    graph.add("question { text: \"Which?\" minimal_separators { of: [\"s\", \"t\"] } }");
    Answer answer = write(graph.toArray(String[]::new)).get(0);
    String sentence = answer.conclusion().sentence();
    assertEquals("More than 100 minimal separators of one pair of nodes.", sentence);
    assertTrue(lines("queries.csv").get(1).contains("More than 100 "));
    List<String> separators = lines("separators.csv");
    assertTrue(separators.get(0).endsWith(",complete"));
    assertEquals(100, separators.stream().filter(row -> row.endsWith(",false")).count());
    assertEquals(1 + 100, separators.size());
    assertTrue(page().contains("where dots end the list, there are more"));
  }

  /** One separator is all there are where nothing is needed, and only there is that known. */
  @Test
  void oneSeparatorOfManyIsNotAllOfThem() throws IOException {
    write(
        "title: \"Cut\" graph { edges: [\"s - a\", \"a - b\", \"b - t\", \"u\"] }",
        "question { text: \"Which?\" separator { x: \"s\" y: \"t\" } }",
        "question { text: \"Which?\" separator { x: \"s\" y: \"u\" } }");
    List<String> separators = lines("separators.csv");
    assertTrue(separators.get(1).endsWith(",s,t,a,false"), separators.get(1));
    assertTrue(separators.get(2).endsWith(",s,u,,true"), separators.get(2));
  }

  @Test
  void aListOfPathsCutAtAThousandIsNotAllOfThem() throws IOException {
    List<String> graph = new ArrayList<>(List.of("title: \"Cut\"", "graph {"));
    for (int i = 0; i < 9; i++) {
      for (int j = i + 1; j < 9; j++) {
        graph.add("edges: \"v%d -> v%d\"".formatted(i, j));
      }
    }
    graph.add("}");
    graph.add("question { text: \"Are they?\" separation { x: \"v0\" y: \"v8\" given: \"v3\" } }");
    write(graph.toArray(String[]::new));
    String page = page();
    assertTrue(page.contains("More than 1,000 paths, "), "the number");
    assertTrue(page.contains(" active of the first 1,000"), "and of which");
    assertTrue(page.contains("The first 100 are shown; paths.csv has the first 1,000."), "no more");
    assertTrue(page.contains("The first 12 are drawn."), "of the drawings fewer");
    assertFalse(page.contains("paths.csv has all"), "nothing has all");
    assertFalse(page.contains("Every path and what"), "nor shows all");
    assertTrue(lines("paths.csv").stream().skip(1).allMatch(row -> row.endsWith(",false")));
  }

  @Test
  void tenThousandCliquesAreMoreThanThat() throws IOException {
    List<String> graph = new ArrayList<>(List.of("title: \"Cut\"", "graph {"));
    for (int one = 0; one < 30; one++) {
      for (int other = one + 1; other < 30; other++) {
        if (one / 3 != other / 3) {
          graph.add("edges: \"v%d - v%d\"".formatted(one, other));
        }
      }
    }
    graph.add("}");
    graph.add("question { text: \"Which?\" maximal_cliques {} }");
    Answer answer = write(graph.toArray(String[]::new)).get(0);
    assertEquals(
        "More than 10,000 maximal cliques, the largest that was found of 10 nodes.",
        answer.conclusion().sentence());
    assertEquals(1 + 10_000, lines("cliques.csv").size());
    assertTrue(lines("cliques.csv").stream().skip(1).allMatch(row -> row.endsWith(",false")));
  }
}
