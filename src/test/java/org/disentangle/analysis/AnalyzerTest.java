package org.disentangle.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.disentangle.Progress;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.measure.Measure;
import org.disentangle.analysis.metric.MutualInformationGap;
import org.disentangle.analysis.picture.Picture;
import org.disentangle.analysis.projection.PrincipalComponents;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.analysis.table.Tables;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.contract.DataRecord;
import org.disentangle.contract.EpochRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.TrainingRecord;
import org.disentangle.data.FactorImages;
import org.disentangle.data.Split;
import org.disentangle.math.Matrix;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class AnalyzerTest {
  private static final BlockImages IMAGES = new BlockImages();

  /** Few samples and repetitions, so that an analysis takes a second. */
  static final AnalysisConfig CONFIG =
      AnalysisConfig.newBuilder()
          .setSamples(600)
          .setSeed(3)
          .setTestSamples(300)
          .setPermutations(3)
          .setResamples(4)
          .build();

  /** Scores without factors, which have no chance. */
  private static final Set<String> ALONE =
      Set.of(
          "total_correlation",
          "wasserstein",
          "wasserstein_share",
          "absolute_correlation",
          "latent_information");

  @TempDir private static Path folder;
  private static List<SavedModelFolder> models;
  private static Analysis analysis;

  @BeforeAll
  static void analyze() {
    models =
        List.of(
            SavedModelFolder.open(
                new LinearModel(4, 1).export(folder.resolve("beta-5").resolve("1"), record())),
            SavedModelFolder.open(new LinearModel(2, 2).export(folder.resolve("elsewhere"))));
    analysis = new Analyzer(IMAGES, CONFIG, Progress.NONE).analyze(models);
  }

  private static RunRecord record() {
    return RunRecord.newBuilder()
        .setRun("beta-5")
        .setFamily("beta-VAE")
        .putHyperparameters("beta", 5)
        .setLatentDimension(4)
        .addTerms("reconstruction")
        .addTerms("kl")
        .setSeed(11)
        .setData(
            DataRecord.newBuilder()
                .setSource("blocks")
                .setChecksum("b10c")
                .setImages(IMAGES.size())
                .setValidationFraction(0.25))
        .setTraining(
            TrainingRecord.newBuilder()
                .setDevice("/device:CPU:0")
                .setSteps(5_000_000_000L)
                .setImages(64)
                .setWallSeconds(1.5)
                .setEnded("complete"))
        .addHistory(
            EpochRecord.newBuilder()
                .setEpoch(1)
                .setSplit("train")
                .setStep(9)
                .putTerms("loss", 3)
                .putTerms("kl", 1)
                .putTerms("reconstruction", 2))
        .addHistory(
            EpochRecord.newBuilder()
                .setEpoch(1)
                .setSplit("validation")
                .setStep(9)
                .putTerms("loss", 4))
        .build();
  }

  private static Table table(String name) {
    return analysis.tables().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tablesAreNamedAndOrdered() {
    assertEquals(
        List.of(
            "runs",
            "model_cards",
            "measures",
            "loss",
            "history",
            "mig",
            "mutual_information",
            "scores",
            "mig_bins",
            "pca",
            "pca_scores",
            "embedding",
            "codes",
            "responses",
            "latents",
            "densities"),
        analysis.tables().stream().map(Table::name).toList());
    assertEquals(
        List.of(
            "run",
            "model",
            "beta",
            "loss",
            "reconstruction",
            "kl",
            "area",
            "validation_loss",
            "z",
            "reconstruction_at_mean"),
        table("loss").columnNames());
    assertEquals(
        List.of("run", "epoch", "split", "loss", "reconstruction", "kl", "step"),
        table("history").columnNames());
    assertEquals(
        List.of("run", "model", "beta", "mig", "shape", "scale", "position_x", "position_y"),
        table("mig").columnNames());
    assertEquals(
        List.of(
            "run",
            "sample",
            "color",
            "shape",
            "scale",
            "position_x",
            "position_y",
            "z0",
            "z1",
            "z2",
            "z3"),
        table("codes").columnNames());
    assertEquals(List.of("beta-5", "elsewhere"), table("loss").stringColumn("run").asList());
  }

  @Test
  void lossesAreMeansOverTheSplit() {
    Row trained = table("loss").row(0);
    assertEquals(5, trained.getDouble("beta"));
    assertEquals("sampled", trained.getString("z"));
    assertEquals(
        trained.getDouble("loss"),
        trained.getDouble("reconstruction") + trained.getDouble("kl"),
        1e-3);
    // The area of the images does not depend on the model or on noise.
    int[] train = Split.of(IMAGES.size(), 0.25, 0, 11).train();
    assertTrue(train.length < CONFIG.getSamples());
    assertEquals(area(train), trained.getDouble("area"), 1e-3);
    assertTrue(trained.getDouble("validation_loss") > 0);
    Row elsewhere = table("loss").row(1);
    assertTrue(elsewhere.isMissing("beta"));
    assertEquals("unknown", elsewhere.getString("model"));
    assertTrue(elsewhere.isMissing("validation_loss"));
    assertTrue(elsewhere.getDouble("loss") > 0);
  }

  private static double area(int[] which) {
    float[] pixels = new float[FactorImages.PIXELS];
    double sum = 0;
    for (int image : which) {
      IMAGES.read(image, pixels, 0);
      for (float pixel : pixels) {
        sum += pixel;
      }
    }
    return sum / which.length;
  }

  @Test
  void historyIsTheRecords() {
    Table history = table("history");
    assertEquals(2, history.rowCount());
    assertEquals(List.of("train", "validation"), history.stringColumn("split").asList());
    assertEquals(3, history.row(0).getDouble("loss"));
    assertTrue(history.row(1).isMissing("kl"));
    assertEquals(9, history.row(1).getLong("step"));
  }

  @Test
  void runsAreTheRecords() {
    Row trained = table("runs").row(0);
    assertEquals(4, trained.getInt("latent_dimension"));
    assertEquals(5_000_000_000L, trained.getLong("steps"));
    assertEquals("b10c", trained.getString("data_checksum"));
    assertEquals("complete", trained.getString("ended"));
    Row elsewhere = table("runs").row(1);
    assertEquals(2, elsewhere.getInt("latent_dimension"));
    assertTrue(elsewhere.isMissing("seed") && elsewhere.isMissing("device"));
  }

  /** What a reader of the files computes from the codes is what the other files say. */
  @Test
  void allScoresFollowFromTheCodesAsWritten() {
    Path file = folder.resolve("codes.csv");
    Tables.writeCsv(table("codes"), file);
    Table codes = Tables.readCsv(file);
    codes = codes.where(codes.stringColumn("run").isEqualTo("beta-5"));
    double[][] latents = new double[codes.rowCount()][];
    int[][] factors = new int[codes.rowCount()][];
    for (Row row : codes) {
      latents[row.getRowNumber()] =
          new double[] {
            row.getDouble("z0"), row.getDouble("z1"), row.getDouble("z2"), row.getDouble("z3")
          };
      factors[row.getRowNumber()] =
          new int[] {
            row.getInt("shape"),
            row.getInt("scale"),
            row.getInt("position_x"),
            row.getInt("position_y")
          };
    }
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
  void everyPairHasItsInformation() {
    Table information = table("mutual_information");
    assertEquals(4 * (4 + 2), information.rowCount());
    assertEquals("shape", information.row(0).getString("factor"));
    assertEquals(Math.log(3), information.row(0).getDouble("factor_entropy"), 0.01);
    assertTrue(
        information.row(0).getDouble("nats") <= information.row(0).getDouble("factor_entropy"));
  }

  @Test
  void measuresHoldOneNumberARow() {
    Table measures = table("measures");
    assertEquals(
        List.of("run", "model", "measure", "value", "standard_error"), measures.columnNames());
    assertEquals(table("loss").row(0).getDouble("kl"), measure("beta-5", "kl"));
    assertEquals(
        table("loss").row(0).getDouble("validation_loss"), measure("beta-5", "validation_loss"));
    assertEquals(table("mig").row(1).getDouble("mig"), measure("elsewhere", "mig"));
    assertEquals(4, measure("beta-5", "active_units"));
    assertFalse(
        measures
            .where(measures.stringColumn("run").isEqualTo("elsewhere"))
            .stringColumn("measure")
            .contains("validation_loss"),
        "what is not known has no row");
  }

  @Test
  void whatNeedsOptionalSignaturesHasNoRowWithoutThem() {
    List<String> measures = table("measures").stringColumn("measure").asList();
    assertFalse(measures.contains("log_likelihood") || measures.contains("aggregate_fit"));
    assertTrue(table("latents").doubleColumn("aggregate_fit").isMissing().size() == 6);
    assertEquals(
        measure("beta-5", "kl_total"),
        table("latents").first(4).doubleColumn("kl_nats").sum(),
        1e-9);
    assertEquals(0, measure("beta-5", "zero_share"));
    assertEquals(4, measure("beta-5", "mean_active"));
    assertEquals(1, measure("beta-5", "support_perplexity"));
  }

  /** What the catalogue does not know, a report cannot explain. */
  @Test
  void everyMeasureButATermOfTheModelsOwnIsInTheCatalogue() {
    assertEquals(
        List.of("area"),
        table("measures").stringColumn("measure").unique().asList().stream()
            .filter(measure -> Measure.of(measure).isEmpty())
            .toList());
  }

  private static double measure(String run, String measure) {
    return MeasuresTable.value(analysis, run, measure);
  }

  @Test
  void everyScoreHasARow() {
    Table scores = table("scores");
    assertEquals(List.of("run", "score", "value", "chance", "low", "high"), scores.columnNames());
    List<String> explained =
        new BufferedReader(
                new InputStreamReader(
                    AnalyzerTest.class.getResourceAsStream(
                        "/org/disentangle/report/table/score-catalogue.csv"),
                    StandardCharsets.UTF_8))
            .lines()
            .skip(1)
            .map(line -> line.substring(0, line.indexOf(',')))
            .toList();
    assertEquals(
        Set.copyOf(explained), Set.copyOf(scores.stringColumn("score").asList()), "the page's");
    assertEquals(2 * explained.size(), scores.rowCount());
    for (Row row : scores) {
      String name = row.getString("score");
      double value = row.getDouble("value");
      assertTrue(value >= 0 && Double.isFinite(value), name + " is " + value);
      assertEquals(ALONE.contains(name), row.isMissing("chance"), name);
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
    // Eight positions fit into ten bins: only what the other factors seem to tell is missing.
    assertEquals(1, bins.row(0).getDouble("ceiling"), 0.05);
  }

  @Test
  void picturesShowInputsAboveReconstructions() {
    assertEquals(
        List.of(
            "images",
            "reconstructions-beta-5",
            "extremes-beta-5",
            "samples-beta-5",
            "traversals-beta-5",
            "interpolations-beta-5",
            "reconstructions-elsewhere",
            "extremes-elsewhere",
            "samples-elsewhere",
            "traversals-elsewhere",
            "interpolations-elsewhere"),
        analysis.pictures().stream().map(Picture::name).toList());
    Picture sheet = analysis.pictures().get(1);
    assertEquals(8 * 66 + 2, sheet.width());
    assertEquals(3 * 66 + 2, sheet.height());
    assertEquals(0.5f, sheet.pixels()[0]);
    float[] first = new float[FactorImages.PIXELS];
    IMAGES.read(ImageSample.draw(IMAGES, 600, 3).images()[0], first, 0);
    for (int x = 0; x < 64; x++) {
      assertEquals(first[30 * 64 + x], sheet.pixels()[(2 + 30) * sheet.width() + 2 + x]);
    }
    assertEquals(8 * 66 + 2, analysis.pictures().get(3).height());
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

  @Test
  void cardsHoldWhatTheRecordSays() {
    Table cards = table("model_cards");
    assertEquals(
        "beta-5", cards.where(cards.stringColumn("item").isEqualTo("version")).getString(0, 0));
    assertEquals(Set.of("beta-5"), Set.copyOf(cards.stringColumn("run").asList()));
    assertEquals(
        Integer.toString(IMAGES.size()),
        cards.where(cards.stringColumn("item").isEqualTo("images in the data")).getString(0, 2));
  }

  @Test
  void sameSeedSameBytesInAnotherLocale() throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      Analysis again = new Analyzer(IMAGES, CONFIG, Progress.NONE).analyze(models);
      for (int i = 0; i < analysis.tables().size(); i++) {
        Path first = folder.resolve("first.csv");
        Path second = folder.resolve("second.csv");
        Tables.writeCsv(analysis.tables().get(i), first);
        Tables.writeCsv(again.tables().get(i), second);
        assertEquals(Files.readString(first), Files.readString(second));
      }
      for (int i = 0; i < analysis.pictures().size(); i++) {
        assertArrayEquals(analysis.pictures().get(i).pixels(), again.pictures().get(i).pixels());
      }
    } finally {
      Locale.setDefault(before);
    }
    Analysis other =
        new Analyzer(IMAGES, CONFIG.toBuilder().setSeed(4).build(), Progress.NONE)
            .analyze(models.subList(1, 2));
    assertNotEquals(
        table("mig").row(1).getDouble("mig"), other.table("mig").row(0).getDouble("mig"));
  }

  @Test
  void progressEndsAtItsTotal() {
    List<String> ended = new ArrayList<>();
    new Analyzer(
            IMAGES,
            CONFIG,
            (task, done, total) -> {
              assertTrue(done <= total);
              if (done == total) {
                ended.add(task);
              }
            })
        .analyze(models.subList(0, 1));
    assertEquals(
        List.of(
            "encoding by beta-5",
            "losses of beta-5 (training)",
            "losses of beta-5 (validation)",
            "pictures of beta-5",
            "encoding test images by beta-5",
            "scores of beta-5",
            "tables"),
        ended);
  }
}
