package org.disentangle.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.disentangle.Progress;
import org.disentangle.analysis.run.NamedCodes;
import org.disentangle.analysis.score.Scores;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.config.Configurations;
import org.disentangle.data.codes.CodeTable;
import org.disentangle.data.codes.FactorTable;
import org.disentangle.data.codes.TablePath;
import org.disentangle.table.CsvFile;
import org.disentangle.table.Schema;
import org.disentangle.table.row.InformationRow;
import org.disentangle.table.row.PrincipalComponentRow;
import org.disentangle.table.row.ScoreRow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Codes that scikit-learn's PCA gives the digits, against scikit-learn's and the reference
 * library's numbers for them, made by src/test/golden/digits_golden.py.
 */
class DigitsTest {
  private static final double EXACT = 1e-9;

  /**
   * In standard deviations over divisions into rows that are learned from and others: the division
   * here is another one again.
   */
  private static final double SPREAD = 4;

  @TempDir private static Path folder;
  private static Map<String, double[]> golden;
  private static Map<String, Double> scores;
  private static Analysis analysis;

  private static TablePath resource(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = DigitsTest.class.getResourceAsStream("/golden/" + name)) {
      Files.copy(in, file);
    }
    return TablePath.of(file.toString());
  }

  @BeforeAll
  static void measure() throws IOException {
    golden =
        GoldenMatrix.rows("digits").stream()
            .collect(
                Collectors.toMap(
                    row -> row[0],
                    row -> new double[] {Double.parseDouble(row[1]), Double.parseDouble(row[2])}));
    CodeTable codes = CodeTable.read(resource("digits-codes.npy"));
    FactorTable factors =
        FactorTable.read(resource("digits-factors.npy"), List.of("digit", "ink"), Map.of());
    AnalysisConfig config =
        Configurations.resolved(
            AnalysisConfig.newBuilder().setPermutations(0).setResamples(0).build(), "digits");
    analysis =
        new CodesAnalyzer(codes.size(), Optional.of(factors), config, Scores.all(), Progress.NONE)
            .analyze(List.of(new NamedCodes("pca", codes, Optional.empty())));
    scores =
        rows(ScoreRow.class).stream().collect(Collectors.toMap(ScoreRow::score, ScoreRow::value));
  }

  private static <R extends Record> List<R> rows(Class<R> type) {
    Schema<R> schema = Schema.of(type);
    CsvFile.write(folder, analysis.table(schema.name()));
    return CsvFile.read(folder, schema);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mig", "modularity"})
  void whatIsCountedIsTheSame(String score) {
    assertEquals(golden.get(score)[0], scores.get(score), EXACT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sap",
        "dci_disentanglement",
        "dci_completeness",
        "dci_informativeness",
        "lasso_disentanglement",
        "lasso_completeness",
        "lasso_informativeness",
        "explicitness",
        "infom",
        "infoe",
        "infoc"
      })
  void whatIsLearnedIsTheSameButForTheDivisionOfTheRows(String score) {
    double[] expected = golden.get(score);
    assertEquals(expected[0], scores.get(score), SPREAD * expected[1]);
  }

  @Test
  void everyLatentTellsTheSameNats() {
    List<InformationRow> rows = rows(InformationRow.class);
    assertEquals(20, rows.size());
    for (InformationRow row : rows) {
      int factor = List.of("digit", "ink").indexOf(row.factor());
      String name = "information z" + row.latent() + " v" + factor;
      assertEquals(golden.get(name)[0], row.nats(), EXACT, name);
    }
  }

  @Test
  void everyComponentHasTheSameVariance() {
    List<PrincipalComponentRow> rows = rows(PrincipalComponentRow.class);
    assertEquals(10, rows.size());
    for (PrincipalComponentRow row : rows) {
      double expected = golden.get("variance " + row.component())[0];
      assertEquals(expected, row.eigenvalue(), 1e-6 * expected);
    }
  }

  /** What needs a posterior is left out; all else is there. */
  @Test
  void everyOtherScoreIsThere() {
    assertEquals(Scores.all().size() - 2, scores.size(), scores.keySet().toString());
    assertTrue(Scores.all().containsAll(scores.keySet()));
  }
}
