package org.disentangle.inquiry.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.inquiry.Inquiries;
import org.disentangle.inquiry.Inquiry;
import org.disentangle.inquiry.InquiryQuestion;
import org.disentangle.inquiry.Question;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.reasoning.Reasoner;
import org.disentangle.page.ParsedPage;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.separation.Statement;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reports of the shipped inquiries: the course's worked answers, and what a page must be. */
final class InquiryReportTest {
  private static final List<String> SHIPPED = List.of("net1", "net2", "net3", "asia", "student");

  /** Where related reports are found, that of {@code pgm vi} among them. */
  private static final Path COMMITTED = Path.of("reports", "pgm");

  @TempDir static Path reports;
  @TempDir Path folder;

  @BeforeAll
  static void writeAll() {
    for (String name : SHIPPED) {
      Inquiry inquiry = read(name);
      InquiryReport.write(reports.resolve(name), inquiry, Reasoner.answers(inquiry));
    }
  }

  private static Inquiry read(String name) {
    return Inquiries.read(Path.of("configs", "pgm", name + ".textproto"));
  }

  private static List<String> lines(String report, String file) throws IOException {
    return Files.readAllLines(reports.resolve(report).resolve(file));
  }

  private static void assertLine(String report, String file, String start) throws IOException {
    assertTrue(
        lines(report, file).stream().anyMatch(line -> line.startsWith(start)),
        () -> file + " of " + report + " has no line that begins with " + start);
  }

  @Test
  void theShippedInquiriesAskEveryKindOfQuestion() {
    Set<Class<?>> asked =
        SHIPPED.stream()
            .flatMap(name -> read(name).questions().stream())
            .map(question -> question.question().getClass())
            .collect(Collectors.toSet());
    Set<Class<?>> kinds = new HashSet<>(Arrays.asList(Question.class.getPermittedSubclasses()));
    assertEquals(kinds, asked);
  }

  @Test
  void separationsOfTheFirstNetwork() throws IOException {
    assertLine("net1", "queries.csv", "2,Net1,separation,F ⊥ D | ∅,false,");
    assertLine("net1", "queries.csv", "3,Net1,separation,S ⊥ D | I,true,");
    assertLine("net1", "queries.csv", "4,Net1,separation,M ⊥ F | ∅,true,");
    assertLine("net1", "queries.csv", "5,Net1,separation,M ⊥ F | T,false,");
    assertLine("net1", "queries.csv", "6,Net1,separation,\"M ⊥ T | I, D\",true,");
    assertLine("net1", "paths.csv", "2,F ⊥ D | ∅,F → T → D,true,T,head-to-tail,false,false,,");
    assertLine("net1", "paths.csv", "2,F ⊥ D | ∅,F → T ← I → D,false,T,head-to-head,false,true,,");
    assertLine("net1", "paths.csv", "3,S ⊥ D | I,S → I → D,false,I,head-to-tail,true,true,,");
    assertLine("net1", "paths.csv", "5,M ⊥ F | T,M → I → T ← F,true,T,head-to-head,true,false,T,");
    String twice = "5,M ⊥ F | T,M → I → D ← T ← F,false,";
    assertLine("net1", "paths.csv", twice + "D,head-to-head,false,true,,");
    assertLine("net1", "paths.csv", twice + "T,head-to-tail,true,true,,");
    assertLine(
        "net1", "paths.csv", "6,\"M ⊥ T | I, D\",M → I → D ← T,false,D,head-to-head,true,false,D,");
    assertEquals(1 + 62, lines("net1", "independencies.csv").size());
    assertTrue(page("net1").text().contains("62 of 240 statements about two single nodes hold"));
  }

  @Test
  void mapsOfTheSecondNetwork() throws IOException {
    assertEquals(
        List.of(
            "question,candidate,graph,map,holds,counterexample,path,minimal,statements,violations,"
                + "searched_given,exhaustive",
            "7,U,D,I-map,false,\"A ⊥ B | M, O, T\",A M B,true,238,10,5,true",
            "7,U,D,D-map,false,A ⊥ B | ∅,A M B,true,280,52,5,true",
            "7,U,D,perfect map,false,,,,,,,",
            "10,moral(D),D,I-map,true,,,,228,0,5,true",
            "10,moral(D),D,D-map,false,A ⊥ B | ∅,A B,true,280,52,5,true",
            "10,moral(D),D,perfect map,false,,,,,,,"),
        lines("net2", "maps.csv"));
    assertLine("net2", "blankets.csv", "2,D,T,A O,M,A B,A B M O");
    assertLine("net2", "blankets.csv", "2,D,C,,,,");
    assertLine("net2", "factors.csv", "1,D,p(C),C,");
    assertLine("net2", "cliques.csv", "6,moral(D),maximal,1,A B M T");
    assertLine("net2", "marginalisations.csv", "18,U,T,O A T; A T M; B T M,A B M O,A – B; ");
    List<String> margins = lines("net2", "marginalisations.csv");
    assertEquals(1 + 7 + 7, margins.size());
    for (String line : margins.subList(8, 15)) {
      String[] cells = line.split(",", -1);
      double before = Double.parseDouble(cells[7]);
      assertEquals(before, Double.parseDouble(cells[8]), 1e-12 * before, line);
      assertTrue(Double.parseDouble(cells[9]) < 1e-14, line);
    }
  }

  /** What the course asked and answered, and what the program answers. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "net1; F ⊥ D | ∅; false; No.; F → T → D",
        "net1; S ⊥ D | I; true; Yes.; blocked",
        "net1; M ⊥ F | ∅; true; Yes. The path M → I → D ← T ← F is blocked, for one reason.; blocked",
        "net1; M ⊥ F | T; false; No.; M → I → T ← F",
        "net1; M ⊥ T | I, D; true; Yes.; blocked",
        "net2; S ⊥ T | O; true; Yes.; blocked",
        "net2; S ⊥ T | O; false; No, by S – B – T: what holds in D does not hold in U.; S – B – T",
        "net3; A ⊥ G | ∅; false; No, by A – B – E – G.; A – B – E – G",
        "net3; A ⊥ F | C, D; false; No, by A – B – E – F.; A – B – E – F",
        "net3; G ⊥ C | E; true; Yes.; holds",
        "net3; A ⊥ E | B, C; true; Yes.; holds",
      })
  void theCoursesSeparations(
      String network, String statement, boolean holds, String courseAnswer, String reason) {
    Inquiry inquiry = read(network);
    List<Answer> answers = Reasoner.answers(inquiry);
    List<Answer> found =
        answers.stream()
            .filter(answer -> answer.heading().equals(statement))
            .filter(answer -> answer.conclusion().holds().orElseThrow() == holds)
            .toList();
    assertEquals(1, found.size(), statement);
    assertEquals(
        Optional.of(courseAnswer),
        inquiry.questions().get(answers.indexOf(found.get(0))).courseAnswer());
    String sentence = found.get(0).conclusion().sentence();
    assertTrue(sentence.contains(reason), sentence);
  }

  /** A caption speaks of marriages and removed nodes only where the drawing has some. */
  @Test
  void captionsSayWhatIsDrawn() throws IOException {
    assertEquals(
        List.of(
            "The moral graph of the ancestral set; married parents dashed.",
            "The moral graph of the ancestral set; married parents dashed; removed nodes faint.",
            "The moral graph of the ancestral set.",
            "The moral graph of the ancestral set; married parents dashed; removed nodes faint.",
            "The moral graph of the ancestral set; married parents dashed; removed nodes faint."),
        captions("net1"));
    assertEquals(
        List.of("The whole graph: nothing is given.", "The given nodes are removed."),
        captions("net3").subList(0, 2));
    assertTrue(
        ParsedPage.texts(page("net3"), "*")
            .containsAll(List.of("Without A.", "Without B; fill edges dashed.")));
  }

  private static Document page(String network) throws IOException {
    return ParsedPage.read(reports.resolve(network).resolve("index.html"));
  }

  /** The last caption of each separation. */
  private static List<String> captions(String network) {
    Inquiry inquiry = read(network);
    List<Answer> answers = Reasoner.answers(inquiry);
    return inquiry.questions().stream()
        .filter(asked -> asked.question() instanceof Question.Separation)
        .map(asked -> answers.get(asked.number() - 1))
        .map(answer -> answer.sections().get(answer.sections().size() - 1).figures())
        .map(figures -> figures.get(figures.size() - 1).caption())
        .toList();
  }

  /** A course's answer stands at the question that it answers: its first word is the verdict. */
  @ParameterizedTest
  @ValueSource(strings = {"net1", "net2", "net3"})
  void everyAnswerOfTheCourseIsOfItsOwnQuestion(String network) {
    Map<Boolean, String> words = Map.of(true, "Yes", false, "No");
    Inquiry inquiry = read(network);
    List<Answer> answers = Reasoner.answers(inquiry);
    for (InquiryQuestion question : inquiry.questions()) {
      Optional<Boolean> holds = answers.get(question.number() - 1).conclusion().holds();
      if (holds.isPresent() && question.courseAnswer().isPresent()) {
        String said = question.courseAnswer().get();
        assertTrue(said.matches(words.get(holds.get()) + "\\b.*"), question.number() + ": " + said);
      }
    }
  }

  @Test
  void scalingInTheThirdNetwork() throws IOException {
    String[] cells = lines("net3", "scalings.csv").get(1).split(",", -1);
    assertEquals("E G", cells[2]);
    assertEquals(5.0, Double.parseDouble(cells[6]), 1e-14);
    assertTrue(Double.parseDouble(cells[7]) < 1e-15, "no probability changes");
    assertEquals(1 + 144, lines("net3", "independencies.csv").size());
  }

  @Test
  void publishedNumbersOfAsia() throws IOException {
    Map<String, Double> found = new TreeMap<>();
    for (String line : lines("asia", "marginals.csv")) {
      String[] cells = line.split(",", -1);
      if (cells[4].equals("yes")) {
        found.put(cells[2] + " | " + cells[3], Double.parseDouble(cells[5]));
      }
    }
    assertEquals(0.08775096, found.get("tub | asia=yes dysp=yes"), 5e-9);
    assertEquals(0.09952515, found.get("lung | asia=yes dysp=yes"), 5e-9);
    assertEquals(0.81140207, found.get("bronc | asia=yes dysp=yes"), 5e-9);
    assertEquals(0.6212528, found.get("lung | xray=yes dysp=yes"), 5e-8);
    assertEquals(0.4359706, found.get("dysp | "), 5e-8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"net1", "net2", "net3", "asia", "student"})
  void aPageIsWholeAndLoadsNothing(String name) throws IOException {
    Path report = reports.resolve(name);
    Document page = page(name);
    for (String target : ParsedPage.targets(page)) {
      assertTrue(
          target.startsWith("../")
              ? Files.exists(COMMITTED.resolve(name).resolve(target))
              : target.startsWith("#")
                  ? page.getElementById(target.substring(1)) != null
                  : Files.exists(report.resolve(target)),
          target);
    }
    assertFalse(ParsedPage.loadsFromElsewhere(page));
    assertTrue(page.select("script").isEmpty(), "a page without scripts");
    List<String> ids = page.select("[id]").eachAttr("id");
    assertEquals(ids.size(), new HashSet<>(ids).size(), "an id occurs twice");
    for (InquiryQuestion asked : read(name).questions()) {
      assertFalse(page.select("article#question-" + asked.number()).isEmpty(), asked.text());
    }
    int length = Files.readString(report.resolve("index.html")).length();
    assertTrue(length < 300_000, "a page of " + length + " characters");
    for (String line : lines(name, "queries.csv")) {
      assertFalse(line.isBlank());
    }
  }

  @Test
  void theSameInquiryGivesTheSameBytesInEveryLocale() throws IOException {
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      Inquiry inquiry = read("net2");
      InquiryReport.write(folder.resolve("again"), inquiry, Reasoner.answers(inquiry));
    } finally {
      Locale.setDefault(usual);
    }
    assertEquals(texts(reports.resolve("net2")), texts(folder.resolve("again")));
  }

  private static Map<String, String> texts(Path report) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(report)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return texts;
  }

  @Test
  void hostileNamesAreOnlyText() throws IOException {
    String bold = "<b>bold</b>";
    String quoted = "\"a, b\" & {{title}}";
    DirectedGraph graph = DirectedGraph.of(List.of(bold, quoted), List.of(new Arc(bold, quoted)));
    GraphDocument document =
        new GraphDocument(
            "</style><script>", graph, List.of(), Optional.empty(), List.of("<i>note</i>"));
    Statement statement = new Statement(List.of(bold), List.of(quoted), List.of());
    InquiryQuestion asked =
        new InquiryQuestion(
            1,
            document.name(),
            new Question.Separation(statement),
            "<u>?</u>",
            Optional.of("<s>no</s>"),
            Optional.empty());
    Inquiry inquiry = new Inquiry("n", "<title>", List.of(document), List.of(asked), List.of());
    Document page =
        ParsedPage.read(
            InquiryReport.write(folder.resolve("r"), inquiry, Reasoner.answers(inquiry)));
    assertTrue(page.select("b, i, u, s, script").isEmpty(), "a name became markup");
    assertTrue(page.title().contains("<title>"), page.title());
    assertTrue(page.text().contains(bold), "the name is not shown");
    assertTrue(
        Files.readString(folder.resolve("r/queries.csv")).contains("\"\"a, b\"\" & {{title}}"));
  }

  @Test
  void whatIsNoReportIsNeverReplaced() throws IOException {
    Files.writeString(folder.resolve("thesis.tex"), "years of work");
    Inquiry inquiry = read("student");
    UserErrorException refused =
        assertThrows(
            UserErrorException.class,
            () -> InquiryReport.write(folder, inquiry, Reasoner.answers(inquiry)));
    assertTrue(refused.getMessage().startsWith(folder + " is there already"), refused.getMessage());
    assertEquals("years of work", Files.readString(folder.resolve("thesis.tex")));
  }
}
