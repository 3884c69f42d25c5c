package org.disentangle.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.analysis.table.ArrayFile;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.data.NumberedImages;
import org.disentangle.data.TwoValuedImages;
import org.disentangle.report.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.ConfigProto;

/**
 * What an analysis makes of models at the limits: one latent, none in use, NaN, too many, large.
 */
class AnalyzerLimitsTest {
  private static final BlockImages IMAGES = new BlockImages();
  private static final AnalysisConfig CONFIG = AnalyzedModels.CONFIG;

  /** Without what is repeated for chance and for intervals. */
  private static final AnalysisConfig BRIEF =
      CONFIG.toBuilder()
          .setSamples(200)
          .setTestSamples(100)
          .setPermutations(0)
          .setResamples(0)
          .build();

  @TempDir private static Path folder;

  @Test
  void oneLatentHasNoGapButAllElse() {
    Analysis found = analyze(new LinearModel(1, 3), "narrow");
    assertEquals(0, found.table("mig").rowCount());
    assertEquals(1, found.table("pca").rowCount());
    assertEquals(0, found.table("pca_scores").row(5).getDouble("pc2"));
  }

  @Test
  void deadLatentsHaveNoComponents() {
    float[] zeros = new float[3 * TwoValuedImages.PIXELS];
    Analysis found = analyze(new LinearModel(zeros, zeros), "dead");
    assertEquals(0, found.table("mig").row(0).getDouble("mig"));
    assertEquals(0, found.table("pca").rowCount());
    assertEquals(0, found.table("embedding").rowCount(), "there is nothing to map");
    assertEquals(0, MeasuresTable.value(found, "dead", "active_units"));
    assertEquals(0, MeasuresTable.value(found, "dead", "code_use"), 1e-6);
    assertEquals(0, MeasuresTable.value(found, "dead", "flip_reconstruction_10"), 1e-9);
    assertFalse(
        found.table("measures").stringColumn("measure").contains("flip_stability_1"),
        "where no code moves for any image, it moves for no flip");
    assertEquals(4096 * Math.log(2), found.table("loss").row(0).getDouble("loss"), 0.1);
  }

  /** A latent is the share of lit pixels in one of 64 squares, which it lights up again. */
  @Test
  void aModelThatSeesWhereThingsAreUsesItsCode() {
    int latents = 64;
    float[] encoder = new float[latents * TwoValuedImages.PIXELS];
    float[] decoder = new float[latents * TwoValuedImages.PIXELS];
    for (int p = 0; p < TwoValuedImages.PIXELS; p++) {
      int square = p / TwoValuedImages.SIDE / 8 * 8 + p % TwoValuedImages.SIDE / 8;
      encoder[p * latents + square] = 1 / 64f;
      decoder[square * TwoValuedImages.PIXELS + p] = 20;
    }
    SavedModelFolder model =
        SavedModelFolder.open(new LinearModel(encoder, decoder).export(folder.resolve("squares")));
    Analysis found = new Analyzer(IMAGES, BRIEF, Progress.NONE).analyze(List.of(model));
    double use = MeasuresTable.value(found, "squares", "code_use");
    assertTrue(use > 0.02 && use < 1, "code_use " + use);
    for (String measure : List.of("flip_stability_", "flip_reconstruction_")) {
      double one = MeasuresTable.value(found, "squares", measure + 1);
      double five = MeasuresTable.value(found, "squares", measure + 5);
      double ten = MeasuresTable.value(found, "squares", measure + 10);
      assertTrue(0 < one && one < five && five < ten, measure + one + ", " + five + ", " + ten);
    }
    // Unlit squares are grey and lit ones white: an edge is a step of a half.
    double sharpness = MeasuresTable.value(found, "squares", "reconstruction_sharpness");
    assertTrue(sharpness > 0.3 && sharpness <= 0.5, "sharpness " + sharpness);
  }

  @Test
  void divergedModelIsNamed() {
    float[] encoder = new float[2 * TwoValuedImages.PIXELS];
    encoder[7] = Float.NaN;
    SavedModelFolder diverged =
        SavedModelFolder.open(
            new LinearModel(encoder, new float[2 * TwoValuedImages.PIXELS])
                .export(folder.resolve("diverged")));
    String message = refusal(List.of(diverged), CONFIG);
    assertTrue(message.contains("diverged is NaN in latent 1"), message);
  }

  @Test
  void sampleMustOutnumberTheLatents() {
    SavedModelFolder wide =
        SavedModelFolder.open(new LinearModel(120, 3).export(folder.resolve("wide")));
    String message = refusal(List.of(wide), CONFIG.toBuilder().setSamples(100).build());
    assertTrue(message.contains("120") && message.contains("raise samples"), message);
  }

  /** Two hundred images of one picture are one image. */
  @Test
  void differentImagesMustOutnumberTheFactors() {
    SavedModelFolder model =
        SavedModelFolder.open(new LinearModel(2, 5).export(folder.resolve("alike")));
    Analyzer analyzer = new Analyzer(new NumberedImages(200, 1), CONFIG, Progress.NONE);
    String message =
        assertThrows(UserErrorException.class, () -> analyzer.analyze(List.of(model))).getMessage();
    assertTrue(message.startsWith("too few different images to measure on, 1 for 1 fac"), message);
  }

  /** Of one factor there is no second to tell apart from it, and no perfect code of two latents. */
  @Test
  void oneFactorHasAGapAndNoCeiling() throws IOException {
    SavedModelFolder model =
        SavedModelFolder.open(new LinearModel(2, 5).export(folder.resolve("single")));
    AnalysisConfig config = CONFIG.toBuilder().setPermutations(2).setResamples(2).build();
    Analysis found =
        new Analyzer(new NumberedImages(200, 200), config, Progress.NONE).analyze(List.of(model));
    double mig = found.table("mig").row(0).getDouble("mig");
    assertEquals(mig, found.table("mig").row(0).getDouble("part"));
    assertTrue(mig > 0 && mig < 1, "" + mig);
    assertEquals(
        4, found.table("mig_bins").doubleColumn("ceiling").countMissing(), "no perfect code");
    assertFalse(found.table("references").stringColumn("reference").contains("ceiling"));
    String page = Files.readString(Report.write(folder.resolve("single-report"), found));
    assertFalse(page.contains(">a perfect code"), "a row of a code that is not defined");
  }

  @Test
  void twoModelsOfOneNameAreRefused() {
    List<SavedModelFolder> twins =
        Stream.of("here", "there")
            .map(place -> folder.resolve(place).resolve("twin"))
            .map(place -> SavedModelFolder.open(new LinearModel(2, 5).export(place)))
            .toList();
    String message = refusal(twins, CONFIG);
    assertTrue(message.contains("\"twin\"") && message.contains("there"), message);
    assertTrue(refusal(List.of(), CONFIG).contains("no model to analyze"));
  }

  /** What a page shows of each kind; a run has every kind, or none. */
  private static List<String> filesOf(Path report, String run) throws IOException {
    try (Stream<Path> files = Files.walk(report)) {
      return files
          // Of a pair of runs.
          .filter(file -> !file.toString().contains("matching-"))
          .filter(file -> !file.equals(report) && file.getFileName().toString().contains(run))
          .map(file -> report.relativize(file).toString().replace(run, ""))
          .sorted()
          .toList();
    }
  }

  @Test
  void versionsOfOneRunStandInOneReport() throws IOException {
    List<SavedModelFolder> models =
        Stream.of("best/1", "best/2", "other/7")
            .map(folder.resolve("versions")::resolve)
            .map(place -> new LinearModel(2, place.hashCode()).export(place))
            .map(SavedModelFolder::open)
            .toList();
    Analysis found = new Analyzer(IMAGES, BRIEF, Progress.NONE).analyze(models);
    assertEquals(
        List.of("best/1", "best/2", "other"), found.table("runs").stringColumn("run").asList());
    Path report = folder.resolve("versions-report");
    String page = Files.readString(Report.write(report, found));
    for (String run : List.of("best/1", "best/2", "other")) {
      assertTrue(page.contains("data-run=\"" + run + "\""), run);
    }
    List<String> files = filesOf(report, "other");
    assertTrue(files.contains("decoders/.json") && files.contains("arrays/codes-.npy"), "" + files);
    assertEquals(files, filesOf(report, "best~2f~1"));
    assertEquals(files, filesOf(report, "best~2f~2"));
    try (Stream<Path> figures = Files.list(report.resolve("figures"))) {
      assertEquals(
          3, figures.filter(file -> file.toString().contains("matching-")).count(), "pairs");
    }
    assertEquals(page, Files.readString(Report.render(report)));

    String twice = refusal(List.of(models.get(0), models.get(0)), CONFIG);
    assertTrue(twice.startsWith("two models are called \"best/1\""), twice);
  }

  @Test
  void aLargeSampleIsListedInPartAndKeptWhole() throws IOException {
    int samples = 10_100;
    AnalysisConfig config = BRIEF.toBuilder().setSamples(samples).setTrainSamples(100).build();
    SavedModelFolder model =
        SavedModelFolder.open(new LinearModel(2, 6).export(folder.resolve("large")));
    Analysis found =
        new Analyzer(new NumberedImages(12_000, 12_000), config, Progress.NONE)
            .analyze(List.of(model));
    assertEquals(10_000, found.table("codes").rowCount());
    ArrayFile codes =
        found.arrays().stream()
            .filter(array -> array.name().equals("codes-large"))
            .findFirst()
            .orElseThrow();
    Path file = folder.resolve("codes.npy");
    codes.content().writeTo(file);
    ByteBuffer numbers =
        ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).position(128);
    assertEquals(samples * 2 * Double.BYTES, numbers.remaining());
    for (int i = 0; i < 10_000; i++) {
      assertEquals(found.table("codes").doubleColumn("z0").get(i), numbers.getDouble());
      assertEquals(found.table("codes").doubleColumn("z1").get(i), numbers.getDouble());
    }
  }

  @Test
  void codesThatCannotBeKeptSaySo() {
    SavedModelFolder model =
        SavedModelFolder.open(new LinearModel(2, 5).export(folder.resolve("homeless")));
    Path missing = folder.resolve("missing");
    String message =
        assertThrows(
                UserErrorException.class,
                () ->
                    new Analyzer(
                            IMAGES,
                            CONFIG,
                            ConfigProto.getDefaultInstance(),
                            missing,
                            Progress.NONE)
                        .analyze(List.of(model)))
            .getMessage();
    assertTrue(message.startsWith("the codes of homeless cannot be kept in " + missing), message);
  }

  private static Analysis analyze(LinearModel model, String run) {
    SavedModelFolder exported = SavedModelFolder.open(model.export(folder.resolve(run)));
    return new Analyzer(IMAGES, CONFIG, Progress.NONE).analyze(List.of(exported));
  }

  private static String refusal(List<SavedModelFolder> models, AnalysisConfig config) {
    return assertThrows(
            UserErrorException.class,
            () -> new Analyzer(IMAGES, config, Progress.NONE).analyze(models))
        .getMessage();
  }
}
