package org.disentangle.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.disentangle.Progress;
import org.disentangle.analysis.encoding.AnalyzedImages;
import org.disentangle.analysis.picture.Picture;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.analysis.score.MeasureCatalogue;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.data.Split;
import org.disentangle.data.TwoValuedImages;
import org.disentangle.table.CsvFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class AnalyzerTest {
  private static final BlockImages IMAGES = AnalyzedModels.IMAGES;
  private static final AnalysisConfig CONFIG = AnalyzedModels.CONFIG;

  @TempDir private static Path folder;
  private static List<SavedModelFolder> models;
  private static Analysis analysis;

  @BeforeAll
  static void analyze() {
    models = AnalyzedModels.export(folder);
    analysis = new Analyzer(IMAGES, CONFIG, Progress.NONE).analyze(models);
  }

  private static Table table(String name) {
    return analysis.table(name);
  }

  @Test
  void tablesAreNamedAndOrdered() {
    assertEquals(
        List.of(
            "analysis",
            "runs",
            "model_cards",
            "images",
            "factors",
            "references",
            "measures",
            "loss",
            "history",
            "mig",
            "mutual_information",
            "scores",
            "mig_bins",
            "latents",
            "pca",
            "pca_scores",
            "embedding",
            "codes",
            "responses",
            "matching",
            "traversals",
            "paired_latents",
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
    float[] pixels = new float[TwoValuedImages.PIXELS];
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
            .filter(measure -> MeasureCatalogue.find(measure).isEmpty())
            .toList());
  }

  private static double measure(String run, String measure) {
    return MeasuresTable.value(analysis, run, measure);
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
    float[] first = new float[TwoValuedImages.PIXELS];
    IMAGES.read(AnalyzedImages.of(IMAGES, CONFIG).sample().images()[0], first, 0);
    for (int x = 0; x < 64; x++) {
      assertEquals(first[30 * 64 + x], sheet.pixels()[(2 + 30) * sheet.width() + 2 + x]);
    }
    assertEquals(8 * 66 + 2, analysis.pictures().get(3).height());
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
  void sameSeedSameBytesInAnotherLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      Analysis again = new Analyzer(IMAGES, CONFIG, Progress.NONE).analyze(models);
      for (int i = 0; i < analysis.tables().size(); i++) {
        assertArrayEquals(
            CsvFile.bytes(analysis.tables().get(i)),
            CsvFile.bytes(again.tables().get(i)),
            analysis.tables().get(i).name());
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
            "encoding test images by beta-5",
            "scores of beta-5",
            "measures of beta-5",
            "tables"),
        ended);
  }
}
