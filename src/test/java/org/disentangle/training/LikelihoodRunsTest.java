package org.disentangle.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.disentangle.Progress;
import org.disentangle.analysis.Analyzer;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.config.BernoulliPixelsConfig;
import org.disentangle.config.ContinuousBernoulliPixelsConfig;
import org.disentangle.config.DecoderConfig;
import org.disentangle.config.DiscretizedLogisticPixelsConfig;
import org.disentangle.config.GaussianPixelsConfig;
import org.disentangle.config.LaplacePixelsConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.LikelihoodMeasure;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.disentangle.contract.Signatures;
import org.disentangle.data.FactorImages;
import org.disentangle.math.SeedPair;
import org.disentangle.model.TinyRuns;
import org.disentangle.report.Report;
import org.disentangle.runtime.Hosts;
import org.disentangle.runtime.TensorFlowHost;
import org.disentangle.table.CsvFile;
import org.disentangle.table.Schema;
import org.disentangle.table.row.LikelihoodRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every likelihood of images in colour, from training to the reloaded model and the report; no
 * reload differs at all.
 */
class LikelihoodRunsTest {
  private static final FactorImages IMAGES = new ColourRectangles();
  private static final int VALUES = IMAGES.shape().values();
  private static final int COUNT = 3;
  private static final double SIGMA = 0.2;
  private static final double SCALE = 0.3;

  @TempDir private Path folder;

  static Stream<RunConfig> runs() {
    return Stream.of(
        TinyRuns.run("unnamed"),
        gaussian(),
        laplace(),
        TinyRuns.pixels(
            TinyRuns.run("logistic"),
            DecoderConfig.newBuilder()
                .setDiscretizedLogistic(DiscretizedLogisticPixelsConfig.getDefaultInstance())),
        TinyRuns.pixels(
            TinyRuns.run("continuous"),
            DecoderConfig.newBuilder()
                .setContinuousBernoulli(ContinuousBernoulliPixelsConfig.getDefaultInstance())),
        bernoulli());
  }

  private static RunConfig gaussian() {
    return TinyRuns.pixels(
        TinyRuns.run("gaussian"),
        DecoderConfig.newBuilder().setGaussian(GaussianPixelsConfig.newBuilder().setSigma(SIGMA)));
  }

  private static RunConfig laplace() {
    return TinyRuns.pixels(
        TinyRuns.run("laplace"),
        DecoderConfig.newBuilder().setLaplace(LaplacePixelsConfig.newBuilder().setScale(SCALE)));
  }

  private static RunConfig bernoulli() {
    return TinyRuns.pixels(
        TinyRuns.run("bernoulli"),
        DecoderConfig.newBuilder().setBernoulli(BernoulliPixelsConfig.getDefaultInstance()));
  }

  private Path train(RunConfig run) {
    return train(run, Hosts.PLAIN);
  }

  private Path train(RunConfig run, TensorFlowHost host) {
    return new TrainingRun(run, IMAGES, host, List.of()).trainAndExport(folder.resolve("models"));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void comesBackAsItWas(RunConfig run) {
    Path version = train(run, Hosts.CPU);
    RunRecord record = RunRecords.read(version).orElseThrow();
    assertFalse(record.hasReload(), () -> record.getReload().toString());
    assertEquals(255, record.getData().getImage().getHighestValue());
    assertEquals(28, record.getData().getImage().getWidth());
    try (ReloadedModel model = ReloadedModel.open(version)) {
      boolean binary = run.getName().equals("bernoulli");
      for (String signature :
          List.of(Signatures.RECONSTRUCT, Signatures.DECODE, Signatures.SAMPLE)) {
        assertEquals(
            binary ? "probabilities" : "mean", model.folder().contract().decodedImages(signature));
      }
      float[] images = images();
      float[] reconstructed = model.reconstruct(images, COUNT);
      assertArrayEquals(reconstructed, model.decode(model.encode(images, COUNT), COUNT), 1e-6f);
      for (float[] shown : List.of(reconstructed, model.sample(new SeedPair(1, 2), COUNT))) {
        assertEquals(COUNT * VALUES, shown.length);
        for (float value : shown) {
          assertTrue(value >= 0 && value <= 1, "a value of " + value);
        }
      }
      assertTrue(model.decoder().isPresent() || run.getName().equals("continuous"));
    }
  }

  private static float[] images() {
    float[] images = new float[COUNT * VALUES];
    for (int i = 0; i < COUNT; i++) {
      IMAGES.read(500 * i, images, i * VALUES);
    }
    return images;
  }

  /** In doubles, from the means that the reloaded model gives. */
  @Test
  void theExportedLossIsThatOfTheMeansThatAreShown() {
    assertLoss(
        train(gaussian()),
        error -> error * error / (2 * SIGMA * SIGMA) + Math.log(SIGMA * Math.sqrt(2 * Math.PI)));
    assertLoss(train(laplace()), error -> Math.abs(error) / SCALE + Math.log(2 * SCALE));
  }

  private static void assertLoss(Path version, DoubleUnaryOperator natsOfAnError) {
    float[] images = images();
    try (ReloadedModel model = ReloadedModel.open(version)) {
      float[] means = model.reconstruct(images, COUNT);
      double nats = 0;
      for (int i = 0; i < images.length; i++) {
        nats += natsOfAnError.applyAsDouble(images[i] - means[i]) / COUNT;
      }
      double found =
          model.losses(images, COUNT, new SeedPair(1, 2)).get(Signatures.RECONSTRUCTION_AT_MEAN);
      assertEquals(nats, found, 1e-4 * Math.abs(nats));
    }
  }

  /** The mixture's own {@code mean} is one of latents. */
  @Test
  void aMixtureShowsItsComponentsUnderAnotherName() {
    Path version = train(TinyRuns.vampPrior("vamp"));
    try (ReloadedModel model = ReloadedModel.open(version)) {
      String decoded = model.folder().contract().decodedImages(Signatures.COMPONENTS);
      assertEquals("decoded_mean", decoded);
      List<float[]> two = model.components(new int[] {0, 4}, List.of(Signatures.MEAN, decoded));
      assertEquals(2 * 3, two.get(0).length);
      assertEquals(2 * VALUES, two.get(1).length);
      assertArrayEquals(model.decode(two.get(0), 2), two.get(1), 1e-6f);
    }
  }

  @Test
  void theReportSaysWhatTheLossesAre() throws Exception {
    List<SavedModelFolder> models = new ArrayList<>();
    for (RunConfig run : List.of(TinyRuns.run("unnamed"), bernoulli())) {
      models.add(SavedModelFolder.open(train(run)));
    }
    AnalysisConfig config =
        AnalysisConfig.newBuilder()
            .setSamples(300)
            .setSeed(3)
            .setTestSamples(100)
            .setPermutations(0)
            .setResamples(0)
            .setLikelihoodImages(4)
            .setLikelihoodDraws(30)
            .build();
    Path report = folder.resolve("report");
    Analyzer analyzer = new Analyzer(IMAGES, config, Hosts.PLAIN.session(), folder, Progress.NONE);
    Report.write(report, analyzer.analyze(models));
    List<LikelihoodRow> rows = CsvFile.read(report, Schema.of(LikelihoodRow.class));
    assertEquals(List.of("optimal_gaussian", "bernoulli"), names(rows));
    assertEquals(VALUES, rows.get(0).values());
    assertEquals(Map.of("density", 255), Map.of(rows.get(0).measure(), rows.get(0).highestValue()));
    assertTrue(rows.get(0).bitsPerDimension().orElseThrow() > 0);
    assertTrue(rows.get(0).reconstructionBitsPerDimension().orElseThrow() > 0);
    assertEquals(LikelihoodRow.NO_LIKELIHOOD, rows.get(1).measure());
    assertEquals(OptionalDouble.empty(), rows.get(1).bitsPerDimension());
    String page = Files.readString(report.resolve("index.html"));
    assertTrue(page.contains("Losses compare only between runs of one likelihood"));
    assertEquals(
        LikelihoodMeasure.NO_LIKELIHOOD,
        models.get(1).record().orElseThrow().getLikelihood().getMeasure());
  }

  private static List<String> names(List<LikelihoodRow> rows) {
    return rows.stream().map(LikelihoodRow::likelihood).toList();
  }
}
