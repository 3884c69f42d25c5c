package org.disentangle.training;

import static org.disentangle.training.SquareTrainings.IMAGES;
import static org.disentangle.training.SquareTrainings.analyze;
import static org.disentangle.training.SquareTrainings.pixels;
import static org.disentangle.training.SquareTrainings.train;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.Analysis;
import org.disentangle.analysis.picture.Picture;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.config.CodeRestartConfig;
import org.disentangle.config.CodebookAverageConfig;
import org.disentangle.config.Precision;
import org.disentangle.config.RunConfig;
import org.disentangle.config.VqVaeConfig;
import org.disentangle.contract.Checksums;
import org.disentangle.contract.EpochRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.disentangle.graph.Clipping;
import org.disentangle.graph.Optimizer;
import org.disentangle.graph.collective.Team;
import org.disentangle.model.LatentModel;
import org.disentangle.model.TinyRuns;
import org.disentangle.model.TrainingSets;
import org.disentangle.model.family.Families;
import org.disentangle.report.Report;
import org.disentangle.training.graph.DrawnImages;
import org.disentangle.training.graph.InferenceGraph;
import org.disentangle.training.graph.StepSettings;
import org.disentangle.training.graph.TrainingGraph;
import org.disentangle.training.listener.History;
import org.disentangle.training.listener.StopRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.ConfigProto;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Two stages, from images to the report, on a model of a few thousand weights. */
class VqVaeRunTest {
  private static final int COUNT = 5;

  private static final StepSettings SETTINGS =
      new StepSettings(
          COUNT,
          new Optimizer.Adam(0.9f, 0.999f, 1e-7f),
          Clipping.NONE,
          ConfigProto.getDefaultInstance(),
          Precision.FLOAT32,
          false);

  @TempDir private static Path folder;
  private static Path version;

  @BeforeAll
  static void trainOnce() {
    version = train(run("vq", TinyRuns.codes()), folder);
  }

  private static RunConfig run(String name, VqVaeConfig settings) {
    return TinyRuns.run(name).toBuilder()
        .setNetwork(TinyRuns.mapNetwork())
        .setVqVae(settings)
        .build();
  }

  /** Stage one: 20 steps in epochs of 8; stage two: 10 more. Each row has its stage's terms. */
  @Test
  void theHistoryTellsOfBothStages() {
    RunRecord record = RunRecords.read(version).orElseThrow();
    assertEquals(
        List.of(
            "1 train 8",
            "1 validation 8",
            "2 train 16",
            "2 validation 16",
            "3 train 20",
            "3 validation 20",
            "4 train 28",
            "4 validation 28",
            "5 train 30",
            "5 validation 30"),
        record.getHistoryList().stream()
            .map(row -> row.getEpoch() + " " + row.getSplit() + " " + row.getStep())
            .toList());
    Set<String> autoencoder = Set.of("loss", "reconstruction", "codebook", "commitment");
    for (EpochRecord row : record.getHistoryList()) {
      Map<String, Double> terms = row.getTermsMap();
      boolean first = row.getStep() <= 20;
      if (row.getSplit().equals(History.TRAIN) && first) {
        assertTrue(terms.containsKey("perplexity") && terms.keySet().containsAll(autoencoder));
        assertEquals(5, terms.size());
      } else {
        assertEquals(first ? autoencoder : Set.of("loss", "prior"), terms.keySet());
      }
      double sum =
          first
              ? terms.get("reconstruction") + terms.get("codebook") + 0.5 * terms.get("commitment")
              : terms.get("prior");
      assertEquals(sum, terms.get("loss"), 1e-5 * sum);
    }
    assertEquals(30, record.getTraining().getSteps());
    assertEquals("complete", record.getTraining().getEnded());
    assertEquals("VQ-VAE", record.getFamily());
    assertEquals(
        List.of("reconstruction", "codebook", "commitment", "prior"), record.getTermsList());
    Map<String, Double> validation = record.getTraining().getValidationMap();
    assertEquals(
        Set.of("loss", "reconstruction", "codebook", "commitment", "prior"), validation.keySet());
  }

  @Test
  void theSecondStageLeavesTheAutoencoderAsItIs() {
    LatentModel model = Families.of(run("vq", TinyRuns.codes()));
    try (TrainingGraph training =
        new TrainingGraph(
            model, model.stages().get(1), TrainingSets.ofDsprites(100), Team.ALONE, SETTINGS)) {
      training.initialize(1);
      assertEquals(List.of("loss", "prior"), training.termNames());
      Map<String, float[]> before = training.weights();
      float[] values = new float[2];
      for (int step = 0; step < 3; step++) {
        training.step(pixels(COUNT), 1, step, 1e-2, values);
      }
      training
          .weights()
          .forEach(
              (name, after) ->
                  assertEquals(
                      !name.startsWith("prior/"), Arrays.equals(before.get(name), after), name));
    }
  }

  @Test
  void codesAreIndicesOfTheCodebook() {
    try (ReloadedModel model = ReloadedModel.open(version)) {
      float[] images = pixels(COUNT);
      long[] codes = model.codes(images, COUNT);
      assertEquals(COUNT * 16, codes.length);
      assertTrue(Arrays.stream(codes).allMatch(code -> code >= 0 && code < 8));
      assertEquals(COUNT * 16 * 3, model.encode(images, COUNT).length);
      assertThrows(IllegalStateException.class, () -> model.decode(new float[COUNT], COUNT));
    }
  }

  @Test
  void theAnalysisTellsOfTheCodebook() throws IOException {
    Analysis analysis = analyze(List.of(version));
    Row codebook = analysis.table("codebook").row(0);
    assertEquals(8, codebook.getInt("codes"));
    assertEquals(4, codebook.getInt("height"));
    assertEquals(16 * Math.log(8), codebook.getDouble("uniform_prior"), 1e-9);
    assertTrue(codebook.getDouble("prior") > 0);
    assertTrue(codebook.getDouble("batch_perplexity") >= 1);
    Table usage = analysis.table("code_usage");
    assertEquals(8, usage.rowCount());
    assertEquals(200 * 16, (int) usage.intColumn("count").sum());
    double entropy = 0;
    int inUse = 0;
    for (Row row : usage) {
      double share = row.getInt("count") / (200.0 * 16);
      entropy -= share == 0 ? 0 : share * Math.log(share);
      inUse += share == 0 ? 0 : 1;
    }
    assertEquals(Math.exp(entropy), codebook.getDouble("perplexity"), 1e-9);
    assertEquals(inUse, codebook.getInt("in_use"));
    assertEquals(inUse / 8.0, codebook.getDouble("share_in_use"), 1e-12);
    assertEquals(
        List.of("images", "reconstructions-vq", "extremes-vq", "samples-vq", "code-maps-vq"),
        analysis.pictures().stream().map(Picture::name).toList());
    assertEquals("deterministic", analysis.table("loss").row(0).getString("z"));
    Path page = Report.write(folder.resolve("report"), analysis);
    String html = Files.readString(page);
    assertTrue(html.contains("Perplexity of a batch"), "the table of codebooks");
    assertTrue(html.contains("maps of codes by vq"), "the picture of maps");
    assertTrue(Files.exists(page.resolveSibling("figures").resolve("code-usage-vq.png")));
  }

  @Test
  void aCodeBeyondTheRecordedCodebookIsRefused() throws IOException {
    Path copy = folder.resolve("copy").resolve("1");
    try (var files = Files.walk(version)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = copy.resolve(version.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    RunRecords.write(
        copy,
        RunRecords.read(version).orElseThrow().toBuilder()
            .putHyperparameters("codebook_size", 1)
            .build());
    Checksums.write(copy);
    UserErrorException refused =
        assertThrows(UserErrorException.class, () -> analyze(List.of(copy)));
    assertTrue(
        refused.getMessage().matches("the model vq gives code [1-7], .* there are 1 codes.*"),
        refused.getMessage());
  }

  /** All switches at once: k-means start, moving averages, restarts, batch normalisation. */
  @Test
  void averagesRestartsAndAStartFromDataTrainAndExport() {
    VqVaeConfig settings =
        TinyRuns.codes().toBuilder()
            .setKMeansImages(40)
            .setMovingAverages(CodebookAverageConfig.newBuilder().setDecay(0.9).setEpsilon(1e-5))
            .setRestarts(CodeRestartConfig.newBuilder().setDecay(0.9).setThreshold(0.5))
            .build();
    RunConfig run = run("all", settings);
    RunRecord record =
        RunRecords.read(
                train(
                    run.toBuilder()
                        .setNetwork(
                            run.getNetwork().toBuilder()
                                .setBatchNormalization(true)
                                .setDropout(0.1))
                        .build(),
                    folder.resolve("switches")))
            .orElseThrow();
    assertEquals(List.of("reconstruction", "commitment", "prior"), record.getTermsList());
    assertTrue(record.getHistory(0).getTermsOrThrow("perplexity") > 1.5);
  }

  /** The centres lie where the untrained encoder puts the images; random codes do not. */
  @Test
  void aStartFromDataIsNearTheEncodings() {
    double random = firstCommitment(TinyRuns.codes());
    double clustered = firstCommitment(TinyRuns.codes().toBuilder().setKMeansImages(100).build());
    assertTrue(clustered < 0.1 * random, clustered + " against " + random);
  }

  private static double firstCommitment(VqVaeConfig settings) {
    RunConfig run = run("start", settings);
    LatentModel model = Families.of(run);
    int[] train = {0, 100, 200, 300, 400};
    int[] many = IntStream.range(0, 2000).toArray();
    try (InferenceGraph inference =
            new InferenceGraph(
                model, TrainingSets.ofDsprites(many.length), ConfigProto.getDefaultInstance());
        TrainingGraph training =
            new TrainingGraph(
                model,
                model.stages().get(0),
                TrainingSets.ofDsprites(many.length),
                Team.ALONE,
                SETTINGS)) {
      training.initialize(1);
      inference.assign(training.weights());
      inference.assign(model.firstValues(new DrawnImages(IMAGES, many), inference.session()));
      return inference
          .losses(IMAGES, train, COUNT, 0, Team.ALONE, StopRequest.NEVER)
          .get("commitment");
    }
  }

  @Test
  void moreImagesThanThereAreAreRefused() {
    RunConfig run = run("many", TinyRuns.codes().toBuilder().setKMeansImages(60_000).build());
    UserErrorException refused =
        assertThrows(UserErrorException.class, () -> train(run, folder.resolve("many")));
    assertTrue(
        refused.getMessage().startsWith("vq_vae.k_means_images is 60000"), refused.getMessage());
  }
}
