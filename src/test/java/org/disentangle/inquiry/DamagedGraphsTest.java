package org.disentangle.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.disentangle.damage.Battery;
import org.disentangle.damage.Mutator;
import org.disentangle.pgm.factor.BayesianNetwork;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.format.GraphDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mutants of graphs of every format and of inquiries: each is read or refused. */
class DamagedGraphsTest {
  private static final int FEW = 300;
  private static final int MANY = 2000;
  private static final double ROUNDING = 1e-9;
  private static final Path GRAPHS = Path.of("configs", "pgm");
  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "txt, 1, collider.txt, square.txt",
    "dagitty, 2, confounding.dagitty, confounding.dagitty",
    "bif, 3, asia.bif, asia.bif",
    "uai, 4, misconception.uai, misconception.uai",
    "csv, 6, edges.csv, collider.txt",
    "model, 7, model.txt, model.txt",
    "gv, 8, graph.gv, confounding.dagitty",
    "xml, 9, asia.xmlbif, asia.xmlbif",
    "net, 10, asia.net, asia.net",
    "gz, 16, asia.bif.gz, asia.bif.gz"
  })
  void aGraphWithAFaultIsReadOrRefused(String ending, long seed, String one, String other)
      throws Exception {
    mutateGraphs(FEW, ending, seed, one, other);
  }

  @ParameterizedTest
  @Tag("slow")
  @CsvSource({
    "txt, 11, collider.txt, square.txt",
    "dagitty, 12, confounding.dagitty, confounding.dagitty",
    "bif, 13, asia.bif, asia.bif",
    "uai, 14, misconception.uai, misconception.uai",
    "csv, 26, edges.csv, collider.txt",
    "model, 27, model.txt, model.txt",
    "gv, 28, graph.gv, confounding.dagitty",
    "xml, 29, asia.xmlbif, asia.xmlbif",
    "net, 30, asia.net, asia.net",
    "gz, 36, asia.bif.gz, asia.bif.gz"
  })
  void manyGraphsWithAFaultAreReadOrRefused(String ending, long seed, String one, String other)
      throws Exception {
    mutateGraphs(MANY, ending, seed, one, other);
  }

  @ParameterizedTest
  @CsvSource({"5, net2.textproto, student.textproto"})
  void anInquiryWithAFaultIsReadOrRefused(long seed, String one, String other) throws Exception {
    mutateInquiries(FEW, seed, one, other);
  }

  @ParameterizedTest
  @Tag("slow")
  @CsvSource({"15, net2.textproto, student.textproto"})
  void manyInquiriesWithAFaultAreReadOrRefused(long seed, String one, String other)
      throws Exception {
    mutateInquiries(MANY, seed, one, other);
  }

  @ParameterizedTest
  @CsvSource({"17, false", "37, true"})
  @Tag("slow")
  void evidenceWithAFaultIsReadOrRefused(long seed, boolean older) throws Exception {
    GraphicalModel asia = GraphDocuments.read(GRAPHS.resolve("asia.bif")).model().orElseThrow();
    Path file = folder.resolve("mutant.evid");
    String sound = (older ? "1\n" : "# asia\n") + "3 0 0 4 1 7 0\n";
    int refused =
        new Battery("evidence", file)
            .run(
                MANY,
                new Mutator(List.of(sound.getBytes(StandardCharsets.UTF_8)), seed),
                mutant -> GraphDocuments.readEvidence(file, asia));
    assertTrue(refused > MANY / 10, refused + " refused");
  }

  private static List<byte[]> contents(String... names) throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (String name : names) {
      contents.add(content(name));
    }
    return contents;
  }

  private static byte[] content(String name) throws IOException {
    return switch (name) {
      case "edges.csv" -> "from,to\nA,B\n\"x y\",B\nB,C\n".getBytes(StandardCharsets.UTF_8);
      case "model.txt" -> "[A][\"x y\"][B|A:\"x y\"][C|B]\n".getBytes(StandardCharsets.UTF_8);
      case "graph.gv" ->
          "strict digraph G { node [shape=box]; A -> {B C} [w=1]; subgraph s { D <-> B } }\n"
              .getBytes(StandardCharsets.UTF_8);
      case "asia.bif.gz" -> compressed(Files.readAllBytes(GRAPHS.resolve("asia.bif")));
      case "asia.xmlbif", "asia.net" -> Files.readAllBytes(GOLDEN.resolve(name));
      default -> Files.readAllBytes(GRAPHS.resolve(name));
    };
  }

  private static byte[] compressed(byte[] bytes) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(whole)) {
      stream.write(bytes);
    }
    return whole.toByteArray();
  }

  private void mutateGraphs(int mutants, String ending, long seed, String one, String other)
      throws Exception {
    Path file = folder.resolve("mutant." + ending);
    int refused =
        new Battery(ending, file)
            .run(
                mutants,
                new Mutator(contents(one, other), seed),
                mutant -> {
                  GraphDocument graph = GraphDocuments.read(file);
                  graph.model().ifPresent(DamagedGraphsTest::assertSound);
                });
    assertTrue(refused > mutants / 10, refused + " refused");
  }

  private void mutateInquiries(int mutants, long seed, String one, String other) throws Exception {
    Path file = folder.resolve("mutant.textproto");
    int refused =
        new Battery("inquiry", file)
            .run(
                mutants,
                new Mutator(contents(one, other), seed),
                mutant ->
                    Inquiries.read(file)
                        .graphs()
                        .forEach(graph -> graph.model().ifPresent(DamagedGraphsTest::assertSound)));
    assertTrue(refused > mutants / 10, refused + " refused");
  }

  /**
   * Every table is one: as many entries as joint states, none negative, each row a distribution.
   */
  private static void assertSound(GraphicalModel model) {
    for (Factor table : model.factors()) {
      int states = 1;
      for (var variable : table.scope()) {
        states *= variable.cardinality();
      }
      assertEquals(states, table.size());
      int row =
          model instanceof BayesianNetwork
              ? table.scope().get(table.scope().size() - 1).cardinality()
              : 1;
      for (int i = 0; i < states; i += row) {
        double sum = 0;
        for (int j = 0; j < row; j++) {
          assertTrue(table.value(i + j) >= 0 && Double.isFinite(table.value(i + j)));
          sum += table.value(i + j);
        }
        if (model instanceof BayesianNetwork) {
          assertEquals(1, sum, ROUNDING);
        }
      }
    }
  }
}
