package org.disentangle.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.inference.Query;
import org.disentangle.pgm.inference.VariableElimination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GraphDocumentsTest {
  private static final Path SHIPPED = Path.of("configs", "pgm");

  @TempDir private Path folder;

  static Stream<Path> shippedFiles() throws IOException {
    try (Stream<Path> files = Files.walk(SHIPPED)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("shippedFiles")
  void everyShippedFileLoads(Path file) {
    if (file.toString().endsWith(".textproto")) {
      Inquiry inquiry = Inquiries.read(file);
      assertFalse(inquiry.questions().isEmpty());
      for (GraphDocument graph : inquiry.graphs()) {
        Path chosen = Path.of(file + "#" + graph.name());
        assertEquals(graph.graph(), GraphDocuments.read(chosen).graph());
      }
    } else {
      assertTrue(GraphDocuments.read(file).graph().nodes().size() > 2);
    }
  }

  @Test
  void asiaIsTheSameInEveryFormat() throws IOException {
    String bif = Files.readString(SHIPPED.resolve("asia.bif"));
    GraphicalModel written = model(Path.of(SHIPPED + "/asia.textproto#asia"));
    GraphicalModel fromBif = model(SHIPPED.resolve("asia.bif"));
    String table =
        """
          table 0.9, 0.8, 0.7, 0.1,
                0.1, 0.2, 0.3, 0.9;
        """;
    assertTrue(bif.contains(table));
    GraphicalModel fromRows =
        model(
            file(
                "rows.bif",
                bif.replace(
                    table, "(no no) .1 .9; (no yes) .7 .3; (yes no) .8 .2; (yes yes) .9 .1;\n")));
    GraphicalModel fromTables =
        model(
            file(
                "tables.bif",
                bif.replace("  (yes) 0.05, 0.95;\n  (no) 0.01, 0.99;", "table 0.05 0.01 0.95 0.99;")
                    .replace("  default 1, 0;\n  (no, no) 0, 1;", "table 1 1 1 0 0 0 0 1;")));
    GraphicalModel fromUai =
        model(
            file(
                "asia.uai",
                """
                BAYES
                8
                2 2 2 2 2 2 2 2
                8
                1 0
                2 0 1
                1 2
                2 2 3
                2 2 4
                3 3 1 5
                2 5 6
                3 5 4 7
                2 0.01 0.99
                4 0.05 0.95 0.01 0.99
                2 0.5 0.5
                4 0.1 0.9 0.01 0.99
                4 0.6 0.4 0.3 0.7
                8 1 0 1 0 1 0 0 1
                4 0.98 0.02 0.05 0.95
                8 0.9 0.1 0.7 0.3 0.8 0.2 0.1 0.9
                """));
    assertEquals(entries(written), entries(fromBif));
    assertEquals(entries(written), entries(fromRows));
    assertEquals(entries(written), entries(fromTables));
    assertEquals(entries(written), entries(fromUai));
    assertEquals(scopes(written), scopes(fromBif));
    assertEquals(scopes(written), scopes(fromTables));
  }

  private static List<List<Double>> entries(GraphicalModel model) {
    return model.factors().stream()
        .map(factor -> Arrays.stream(factor.values()).boxed().toList())
        .toList();
  }

  private static List<List<String>> scopes(GraphicalModel model) {
    return model.factors().stream().map(Factor::names).toList();
  }

  /** Published: the vignette of gRain 1.4; Koller and Friedman (2009), section 3.2.1.2. */
  @ParameterizedTest
  @CsvSource({
    "asia.bif, tub | asia=yes dysp=yes, 0, 0.08775, 5e-6",
    "asia.bif, lung | asia=yes dysp=yes, 0, 0.09953, 5e-6",
    "asia.textproto#asia, bronc | asia=yes dysp=yes, 0, 0.81140, 5e-6",
    "student.textproto#student, L, 1, 0.502, 5e-4",
    "student.textproto#student, L | I=i0, 1, 0.389, 5e-4",
    "student.textproto#student, L | I=i0 D=d0, 1, 0.513, 5e-4",
    "student.textproto#student, I | G=g3, 1, 0.079, 5e-4",
    "student.textproto#student, I | G=g3 S=s1, 1, 0.578, 5e-4"
  })
  void shippedNetworksGiveThePublishedNumbers(
      String file, String query, int state, double published, double tolerance) {
    GraphicalModel model = model(Path.of(SHIPPED + "/" + file));
    assertEquals(
        published,
        new VariableElimination(model).posterior(Query.parse(query)).distribution().value(state),
        tolerance);
  }

  /** Koller and Friedman (2009), Figure 4.2. */
  @Test
  void theMisconceptionNetworkHasThePublishedPartitionFunction() {
    GraphicalModel model = model(SHIPPED.resolve("misconception.uai"));
    assertEquals(7_201_840, new VariableElimination(model).partition().z().doubleValue(), 1e-6);
  }

  @Test
  void theGraphsOfTheCourseAreThoseOfTheFacts() {
    DirectedGraph directed = (DirectedGraph) graph("net2.textproto#D");
    UndirectedGraph undirected = (UndirectedGraph) graph("net2.textproto#U");
    UndirectedGraph moral = (UndirectedGraph) graph("net2.textproto#moral(D)");
    assertEquals(7, directed.arcs().size());
    assertEquals(9, undirected.edges().size());
    assertEquals(10, moral.edges().size());
    assertTrue(moral.edges().containsAll(undirected.edges()));
    assertTrue(moral.neighbours("A").contains("B"));
    assertEquals(6, ((DirectedGraph) graph("net1.textproto")).arcs().size());
    assertEquals(10, ((UndirectedGraph) graph("net3.textproto")).edges().size());
  }

  private static Object graph(String file) {
    return GraphDocuments.read(Path.of(SHIPPED + "/" + file)).graph();
  }

  private static GraphicalModel model(Path file) {
    return GraphDocuments.read(file).model().orElseThrow();
  }

  @Test
  void ofSeveralGraphsOneIsChosen() throws IOException {
    Path file =
        file(
            "two.textproto",
            "title: \"t\" graph { name: \"D\" edges: \"A -> B\" } graph { name:"
                + " \"U\" edges: \"A - B\" }");
    assertEquals("U", GraphDocuments.read(Path.of(file + "#U")).name());
    assertRefused(file, file + " holds several graphs: D, U; choose one, as in " + file + "#D");
    assertRefused(Path.of(file + "#V"), file + " holds no graph V; it holds D, U");
    Path one = file("one.edges", "A -> B");
    assertEquals("one", GraphDocuments.read(Path.of(one + "#one")).name());
    assertRefused(Path.of(one + "#D"), one + " holds no graph D; it holds one");
  }

  @Test
  void aFileWhoseNameHasAHashIsReadAsItStands() throws IOException {
    assertEquals("a#b", GraphDocuments.read(file("a#b.edges", "A -> B")).name());
  }

  @Test
  void filesThatCannotBeReadAreNamed() throws IOException {
    Path missing = folder.resolve("nope.bif");
    assertRefused(missing, "there is no file " + missing);
    assertRefused(Path.of(missing + "#x"), "there is no file " + missing);
    assertRefused(folder, folder + " is a folder; give one file with a graph");
    Path binary = folder.resolve("binary.bif");
    Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertRefused(
        binary,
        binary + " is not UTF-8 text; a graph is read from text, converted to UTF-8 if need be");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() throws IOException {
    assertEquals(
        List.of("A", "B"),
        GraphDocuments.read(file("bom.txt", "\uFEFFA -> B")).graph().nodes().names());
  }

  @Test
  void everyFormatMayBeCompressed() throws IOException {
    for (String name : List.of("asia.bif", "collider.txt", "misconception.uai")) {
      GraphDocument plain = GraphDocuments.read(SHIPPED.resolve(name));
      GraphDocument packed =
          GraphDocuments.read(compressed(name + ".gz", Files.readAllBytes(SHIPPED.resolve(name))));
      assertEquals(plain.graph(), packed.graph());
      assertEquals(plain.name(), packed.name());
    }
    Path cut = folder.resolve("cut.bif.gz");
    byte[] whole = Files.readAllBytes(compressed("whole.gz", new byte[1000]));
    Files.write(cut, Arrays.copyOf(whole, 12));
    UserErrorException refused =
        assertThrows(UserErrorException.class, () -> GraphDocuments.read(cut));
    assertTrue(
        refused.getMessage().startsWith(cut + " is compressed by gzip but damaged: "),
        refused.getMessage());
    Path bomb = compressed("bomb.bif.gz", new byte[100_001]);
    assertEquals(
        bomb + " has more than 100000 bytes when it is unpacked",
        assertThrows(UserErrorException.class, () -> TextFile.read(bomb, 100_000)).getMessage());
  }

  private Path compressed(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(file))) {
      stream.write(bytes);
    }
    return file;
  }

  @Test
  void twoSpellingsOfAnAccentAreOneNameInAnInquiry() throws IOException {
    Path file =
        file(
            "x.textproto",
            "title: \"t\" graph { name: \"cafe\u0301\" edges: [\"caf\u00e9 -> B\", \"cafe\u0301 ->"
                + " C\"] }");
    assertEquals(List.of("caf\u00e9", "B", "C"), GraphDocuments.read(file).graph().nodes().names());
    assertEquals("caf\u00e9", GraphDocuments.read(Path.of(file + "#cafe\u0301")).name());
  }

  @Test
  void namesThatLookTheSameAreNotedInAnInquiry() throws IOException {
    Path file =
        file("x.textproto", "title: \"t\" graph { clique { of: [\"\u0643\", \"\u06A9\"] } }");
    assertTrue(GraphDocuments.read(file).notes().get(0).contains("look the same and are two"));
  }

  private static void assertRefused(Path file, String sentence) {
    assertEquals(
        sentence,
        assertThrows(UserErrorException.class, () -> GraphDocuments.read(file)).getMessage());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void everyKindOfQuestionIsAskedByAShippedInquiry() throws IOException {
    Map<Class<?>, Long> asked =
        shippedFiles()
            .filter(file -> file.toString().endsWith(".textproto"))
            .flatMap(file -> Inquiries.read(file).questions().stream())
            .collect(
                Collectors.groupingBy(each -> each.question().getClass(), Collectors.counting()));
    assertEquals(Question.class.getPermittedSubclasses().length, asked.size(), asked.toString());
  }
}
