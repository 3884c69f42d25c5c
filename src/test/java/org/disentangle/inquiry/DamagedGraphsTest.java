package org.disentangle.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "txt, 1, collider.txt, square.txt",
    "dagitty, 2, confounding.dagitty, confounding.dagitty",
    "bif, 3, asia.bif, asia.bif",
    "uai, 4, misconception.uai, misconception.uai"
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
    "uai, 14, misconception.uai, misconception.uai"
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

  private static List<byte[]> contents(String... names) throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (String name : names) {
      contents.add(Files.readAllBytes(GRAPHS.resolve(name)));
    }
    return contents;
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
