package org.disentangle.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.disentangle.Progress;
import org.disentangle.analysis.encoding.AnalyzedImages;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.measure.Estimate;
import org.disentangle.analysis.picture.Picture;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.analysis.run.LogLikelihood;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.data.TwoValuedImages;
import org.disentangle.math.SeedPair;
import org.disentangle.model.TinyRuns;
import org.disentangle.runtime.Hosts;
import org.disentangle.training.TrainingRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** A VampPrior, which has every optional signature, from a short training to its measures. */
class MeasuresOfATrainedModelTest {
  private static final FactorImages IMAGES = new BlockImages();
  private static final AnalysisConfig CONFIG =
      AnalysisConfig.newBuilder()
          .setSamples(300)
          .setSeed(5)
          .setBins(10)
          .setTestSamples(100)
          .setPermutations(0)
          .setResamples(0)
          .setLikelihoodImages(40)
          .setLikelihoodDraws(60)
          .build();

  @TempDir private static Path folder;
  private static SavedModelFolder model;
  private static Analysis analysis;

  @BeforeAll
  static void trainAndAnalyze() {
    RunConfig run = TinyRuns.vampPrior("vamp");
    RunConfig longer =
        run.toBuilder()
            .setLoop(run.getLoop().toBuilder().setSteps(60).setStepsPerEpoch(30))
            .build();
    model =
        SavedModelFolder.open(
            new TrainingRun(longer, IMAGES, Hosts.PLAIN, List.of()).trainAndExport(folder));
    analysis = new Analyzer(IMAGES, CONFIG, Progress.NONE).analyze(List.of(model));
  }

  private static Table table(String name) {
    return analysis.table(name);
  }

  private static Row row(String measure) {
    Table measures = table("measures");
    Table found = measures.where(measures.stringColumn("measure").isEqualTo(measure));
    assertEquals(1, found.rowCount(), measure);
    return found.row(0);
  }

  private static double value(String measure) {
    return row(measure).getDouble("value");
  }

  /** On average no bound of many draws is below that of one, the negative loss at beta = 1. */
  @Test
  void theLikelihoodIsAboveItsBound() {
    double error = row("log_likelihood").getDouble("standard_error");
    assertTrue(error > 0);
    assertTrue(value("log_likelihood") > -value("loss") - 4 * error);
    assertTrue(value("log_likelihood") < 0);
  }

  /** The mean of the weights themselves, of calls that are put together in plain doubles. */
  @Test
  void theLikelihoodOfManyDrawsIsPutTogetherOfCalls() {
    AnalysisConfig config =
        CONFIG.toBuilder().setLikelihoodImages(2).setLikelihoodDraws(510).build();
    ImageSample sample = AnalyzedImages.of(IMAGES, CONFIG).sample();
    double[] expected = new double[2];
    try (ReloadedModel reloaded = ReloadedModel.open(model.path())) {
      float[] pixels = new float[TwoValuedImages.PIXELS];
      for (int i = 0; i < 2; i++) {
        IMAGES.read(sample.images()[i], pixels, 0);
        double[] weights = new double[510];
        int filled = 0;
        for (int call = 0; call < 3; call++) {
          SeedPair seed = SeedPair.of(5, "log likelihood", 3 * i + call);
          for (float weight : reloaded.logWeights(pixels, 1, seed, call == 2 ? 10 : 250)) {
            weights[filled++] = weight;
          }
        }
        assertEquals(510, filled);
        double largest = Arrays.stream(weights).max().orElseThrow();
        expected[i] =
            largest + Math.log(Arrays.stream(weights).map(w -> Math.exp(w - largest)).sum() / 510);
      }
      Estimate found =
          LogLikelihood.of(reloaded, IMAGES, sample, config, Progress.NONE).orElseThrow();
      assertEquals((expected[0] + expected[1]) / 2, found.value(), 1e-9);
      assertEquals(Math.abs(expected[0] - expected[1]) / 2, found.standardError(), 1e-9);
    }
  }

  @Test
  void theLatentsAddUpToTheirMeasures() {
    Table latents = table("latents");
    assertEquals(value("kl_total"), latents.doubleColumn("kl_nats").sum(), 1e-9);
    assertEquals(value("active_units"), latents.intColumn("active").sum());
    Table codes = table("codes");
    assertEquals(codes.doubleColumn("z1").variance(), latents.row(1).getDouble("variance"), 1e-12);
    assertTrue(latents.doubleColumn("aggregate_fit").min() > 0);
    assertTrue(value("aggregate_fit_floor") > 0 && value("aggregate_fit_floor") < 0.4);
  }

  @Test
  void theComponentsAreAllThereIs() {
    Table components = table("components");
    assertEquals(5, components.rowCount());
    double[] shares = components.doubleColumn("share").asDoubleArray();
    assertEquals(1, Arrays.stream(shares).sum(), 1e-9);
    double entropy = Arrays.stream(shares).filter(s -> s > 0).map(s -> -s * Math.log(s)).sum();
    assertEquals(Math.exp(entropy), value("effective_components"), 1e-9);
    Picture sheet =
        analysis.pictures().stream()
            .filter(picture -> picture.name().equals("components-vamp"))
            .findFirst()
            .orElseThrow();
    assertEquals(5 * 66 + 2, sheet.width());
    assertEquals(2 * 66 + 2, sheet.height());
  }

  /** So few steps leave one picture for all images: grey where shapes are, nothing of the code. */
  @Test
  void itsPicturesAreBlurredAndItsCodeIsNotUsed() {
    for (String measure : List.of("sharpness", "reconstruction_sharpness")) {
      assertTrue(value(measure) > 0 && value(measure) < 0.5, measure + " " + value(measure));
    }
    assertEquals(0, value("code_use"), 0.01);
    assertTrue(row("code_use").getDouble("standard_error") < 0.01);
  }

  /** What decodes to the samples: decoding the latents of a seed gives its images. */
  @Test
  void theLatentsOfASampleAreThoseThatAreDecoded() {
    try (ReloadedModel reloaded = ReloadedModel.open(model.path())) {
      SeedPair seed = SeedPair.of(1, "any", 0);
      float[] latents = reloaded.sampleLatents(seed, 6);
      assertArrayEquals(reloaded.sample(seed, 6), reloaded.decode(latents, 6), 1e-5f);
    }
  }

  @Test
  void seedsOfOtherCallsDrawOtherNumbers() {
    Random first = SeedPair.of(3, "flips", 1).random();
    assertEquals(first.nextLong(), SeedPair.of(3, "flips", 1).random().nextLong());
    List<Long> drawn =
        List.of(
            SeedPair.of(3, "flips", 1).random().nextLong(),
            SeedPair.of(3, "flips", 5).random().nextLong(),
            SeedPair.of(3, "slices", 1).random().nextLong(),
            SeedPair.of(4, "flips", 1).random().nextLong());
    assertEquals(4, drawn.stream().distinct().count());
  }
}
