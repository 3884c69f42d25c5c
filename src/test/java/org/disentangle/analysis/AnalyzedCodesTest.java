package org.disentangle.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.disentangle.Progress;
import org.disentangle.analysis.metric.MutualInformationGap;
import org.disentangle.analysis.projection.PrincipalComponents;
import org.disentangle.analysis.score.Quantity;
import org.disentangle.analysis.score.ScoreCatalogue;
import org.disentangle.math.Matrix;
import org.disentangle.table.CsvFile;
import org.disentangle.table.Schema;
import org.disentangle.table.row.CodeRow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** The tables of codes and of what follows from them. */
class AnalyzedCodesTest {
  @TempDir private static Path folder;
  private static Analysis analysis;

  @BeforeAll
  static void analyze() {
    analysis =
        new Analyzer(AnalyzedModels.IMAGES, AnalyzedModels.CONFIG, Progress.NONE)
            .analyze(AnalyzedModels.export(folder));
  }

  private static Table table(String name) {
    return analysis.table(name);
  }

  /** What a reader of the files computes from the codes is what the other files say. */
  @Test
  void allScoresFollowFromTheCodesAsWritten() {
    CsvFile.write(folder, table("codes"));
    List<CodeRow> codes =
        CsvFile.read(folder, Schema.of(CodeRow.class)).stream()
            .filter(row -> row.run().equals("beta-5"))
            .toList();
    double[][] latents =
        codes.stream()
            .map(
                row ->
                    Stream.of("z0", "z1", "z2", "z3")
                        .mapToDouble(latent -> row.latents().get(latent))
                        .toArray())
            .toArray(double[][]::new);
    int[][] factors =
        codes.stream()
            .map(
                row ->
                    Stream.of("shape", "scale", "position_x", "position_y")
                        .mapToInt(factor -> row.classes().get(factor))
                        .toArray())
            .toArray(int[][]::new);
    assertEquals(600, latents.length);
    MutualInformationGap gap = MutualInformationGap.of(Matrix.of(latents), factors, 20);
    assertEquals(gap.score(), table("mig").row(0).getDouble("mig"), 0);
    assertEquals(gap.gaps().get(2).normalized(), table("mig").row(0).getDouble("position_x"), 0);
    PrincipalComponents components = PrincipalComponents.of(Matrix.of(latents));
    double[][] scores = components.scores(latents, 2);
    for (int i = 0; i < 600; i++) {
      assertEquals(scores[i][0], table("pca_scores").row(i).getDouble("pc1"), 0);
      assertEquals(scores[i][1], table("pca_scores").row(i).getDouble("pc2"), 0);
    }
    assertArrayEquals(
        components.eigenvalues(),
        table("pca").first(4).doubleColumn("eigenvalue").asDoubleArray(),
        0);
    assertEquals(1, table("pca").row(3).getDouble("cumulative"), 0);
  }

  @Test
  void codesOfANarrowerModelAreBlankBeyondItsWidth() {
    Row last = table("codes").row(1199);
    assertEquals("elsewhere", last.getString("run"));
    assertEquals(599, last.getInt("sample"));
    assertTrue(last.isMissing("z2") && !last.isMissing("z1"));
  }

  @Test
  void everyScoreHasARow() {
    Table scores = table("scores");
    assertEquals(List.of("run", "score", "value", "chance", "low", "high"), scores.columnNames());
    List<String> known = ScoreCatalogue.scores().stream().map(Quantity::key).toList();
    assertEquals(
        Stream.of(known, known).flatMap(List::stream).toList(),
        scores.stringColumn("score").asList(),
        "of each run");
    for (Row row : scores) {
      String name = row.getString("score");
      double value = row.getDouble("value");
      assertTrue(value >= 0 && Double.isFinite(value), name + " is " + value);
      assertFalse(row.isMissing("chance"), name);
      assertEquals(name.startsWith("dci") || name.startsWith("info"), row.isMissing("low"), name);
      assertTrue(
          row.isMissing("low") || (row.getDouble("low") <= value && value <= row.getDouble("high")),
          name);
    }
    assertEquals(
        table("mig").row(0).getDouble("mig"),
        scores.where(scores.stringColumn("score").isEqualTo("mig")).row(0).getDouble("value"),
        0);
    Table bins = table("mig_bins");
    assertEquals(List.of(10, 20, 50, 100), bins.first(4).intColumn("bins").asList());
    assertEquals(
        table("mig").row(1).getDouble("mig"), bins.row(5).getDouble("mig"), 0, "20 bins of run 2");
    assertEquals(
        scores.where(scores.stringColumn("score").isEqualTo("mig")).row(1).getDouble("chance"),
        bins.row(5).getDouble("chance"),
        0,
        "the same shuffles");
    // Eight positions fit into ten bins: only what the other factors seem to tell is missing.
    assertEquals(1, bins.row(0).getDouble("ceiling"), 0.05);
  }

  /** Each row of responses is computed again from the codes as they are written. */
  @Test
  void responsesAreMeansOfTheCodesOfAClass() {
    Table codes = table("codes");
    Table responses = table("responses");
    for (int r = 0; r < responses.rowCount(); r += 5) {
      Row row = responses.row(r);
      double[] values =
          codes.stream()
              .filter(code -> code.getString("run").equals(row.getString("run")))
              .filter(code -> code.getInt(row.getString("factor")) == row.getInt("class"))
              .mapToDouble(code -> code.getDouble("z" + row.getInt("latent")))
              .toArray();
      double mean = Arrays.stream(values).average().orElseThrow();
      double squares = Arrays.stream(values).map(each -> (each - mean) * (each - mean)).sum();
      assertEquals(values.length, row.getInt("images"));
      assertEquals(mean, row.getDouble("mean"), 1e-12);
      assertEquals(Math.sqrt(squares / (values.length - 1)), row.getDouble("sd"), 1e-12);
    }
  }

  @Test
  void densitiesHoldTheWholeSample() {
    Table first = table("densities").first(40);
    double codes = 0;
    for (Row row : first) {
      codes += row.getDouble("codes") * (row.getDouble("high") - row.getDouble("low"));
    }
    assertEquals(1, codes, 0.003, "but for a thousandth at each end");
    assertEquals(40 * (4 + 2), table("densities").rowCount());
    assertEquals(
        40 * 6, table("densities").doubleColumn("prior").countMissing(), "none can be drawn");
  }

  @Test
  void theMapHasARowForEachSampleOfARunThatVaries() {
    Table embedding = table("embedding");
    assertEquals(2 * 600, embedding.rowCount());
    assertEquals(
        table("codes").intColumn("position_x").asList(),
        embedding.intColumn("position_x").asList());
  }
}
