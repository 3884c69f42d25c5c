package org.disentangle.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.disentangle.model.TrainingSets;
import org.disentangle.data.TwoValuedImages;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.Analysis;
import org.disentangle.analysis.Analyzer;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.disentangle.data.FactorImages;
import org.disentangle.graph.GraphSession;
import org.disentangle.math.SeedPair;
import org.disentangle.model.Models;
import org.disentangle.model.ScVae;
import org.disentangle.model.TinyRuns;
import org.disentangle.runtime.Hosts;
import org.disentangle.training.graph.DrawnImages;
import org.disentangle.training.graph.InferenceGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** SC-VAEs from images to the tables; no reload differs at all. */
class ScVaeRunTest {
  private static final FactorImages IMAGES = new SquareImages();

  @TempDir private Path folder;

  static Stream<RunConfig> forms() {
    return Stream.of(
        TinyRuns.scVaeVariational("variational"), TinyRuns.scVaeAutoencoder("autoencoder"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void trainsExportsReloadsAndIsAnalyzed(RunConfig tiny) {
    RunConfig run =
        tiny.toBuilder()
            .setLoop(tiny.getLoop().toBuilder().setSteps(60).setStepsPerEpoch(20))
            .build();
    Path version = train(run);
    RunRecord record = RunRecords.read(version).orElseThrow();
    assertEquals("SC-VAE", record.getFamily());
    assertEquals(6, record.getLatentDimension());
    List<Double> losses =
        record.getHistoryList().stream()
            .filter(epoch -> epoch.getSplit().equals("validation"))
            .map(epoch -> epoch.getTermsOrThrow("loss"))
            .toList();
    assertTrue(losses.get(2) < 0.9 * losses.get(0), losses.toString());

    AnalysisConfig config =
        AnalysisConfig.newBuilder()
            .setSamples(200)
            .setSeed(1)
            .setBins(10)
            .setTestSamples(100)
            .setPermutations(0)
            .setResamples(0)
            .setLikelihoodImages(4)
            .setLikelihoodDraws(30)
            .build();
    Analysis analysis =
        new Analyzer(IMAGES, config, Progress.NONE)
            .analyze(List.of(SavedModelFolder.open(version)));
    Set<String> columns =
        analysis.tables().stream()
            .flatMap(table -> table.columnNames().stream())
            .collect(Collectors.toSet());
    assertTrue(columns.containsAll(record.getTermsList()), columns.toString());
    assertTrue(columns.contains("z5"), columns.toString());

    try (ReloadedModel model = ReloadedModel.open(version)) {
      float[] images = pixels(8);
      float[] codes = model.encode(images, 8);
      assertEquals(8 * 6, codes.length);
      // What decode makes of the code is the reconstruction: the decoder sees nothing else.
      assertArrayEquals(model.reconstruct(images, 8), model.decode(codes, 8), 1e-6f);
      float[] samples = model.sample(new SeedPair(1, 2), 5);
      assertEquals(5 * TwoValuedImages.PIXELS, samples.length);
      assertArrayEquals(samples, model.sample(new SeedPair(1, 2), 5), 0);
      for (float probability : samples) {
        assertTrue(probability >= 0 && probability <= 1, "probability " + probability);
      }
    }
  }

  @Test
  void codesHoldExactZeros() {
    RunConfig tiny = TinyRuns.scVaeAutoencoder("sparse");
    RunConfig run =
        tiny.toBuilder()
            .setScVae(
                tiny.getScVae().toBuilder()
                    .setAutoencoder(tiny.getScVae().getAutoencoder().toBuilder().setLambda(0.7)))
            .build();
    Path version = train(run);
    AnalysisConfig config =
        AnalysisConfig.newBuilder()
            .setSamples(200)
            .setSeed(1)
            .setBins(10)
            .setTestSamples(100)
            .setPermutations(0)
            .setResamples(0)
            .setLikelihoodImages(4)
            .setLikelihoodDraws(30)
            .build();
    Analysis analysis =
        new Analyzer(IMAGES, config, Progress.NONE)
            .analyze(List.of(SavedModelFolder.open(version)));
    Row sparsity = table(analysis, "sparsity").row(0);
    Table codes = table(analysis, "codes");
    int zeros = 0;
    for (int d = 0; d < 6; d++) {
      zeros += codes.doubleColumn("z" + d).isEqualTo(0).size();
    }
    assertTrue(zeros > 120 && zeros < 1160, zeros + " zeros of 1200");
    assertEquals(zeros / 1200.0, sparsity.getDouble("zero_share"), 1e-12);
    assertEquals(6 - zeros / 200.0, sparsity.getDouble("mean_active"), 1e-12);
    assertEquals(
        sparsity.getDouble("mean_active"),
        table(analysis, "active_share").doubleColumn("share").sum(),
        1e-12);
  }

  private static Table table(Analysis analysis, String name) {
    return analysis.tables().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void signalsStartWithMeanZeroAndVarianceOne() {
    ScVae model = (ScVae) Models.of(TinyRuns.scVaeAutoencoder("start"));
    int[] all = IntStream.range(0, IMAGES.size()).toArray();
    try (InferenceGraph graph =
        new InferenceGraph(model, TrainingSets.ofDsprites(IMAGES.size()), ConfigProto.getDefaultInstance())) {
      GraphSession session = graph.session();
      session.assign(session.initialValues(3));
      session.assign(model.firstValues(new DrawnImages(IMAGES, all), session));
      float[] signals = signals(session, new DrawnImages(IMAGES, all).draw(512, "all"), 512);
      int size = signals.length / 512;
      for (int j = 0; j < size; j++) {
        double sum = 0;
        double squares = 0;
        for (int i = j; i < signals.length; i += size) {
          sum += signals[i];
          squares += signals[i] * signals[i];
        }
        assertEquals(0, sum / 512, 1e-4, "mean of entry " + j);
        assertEquals(1, squares / 512, 1e-3, "variance of entry " + j);
      }
    }
  }

  private static float[] signals(GraphSession session, float[] images, int count) {
    try (TFloat32 batch = TFloat32.tensorOf(Shape.of(count, 64, 64, 1), DataBuffers.of(images));
        Result result = session.runner().feed("images", batch).fetch("signals").run()) {
      TFloat32 signals = (TFloat32) result.get(0);
      float[] values = new float[Math.toIntExact(signals.size())];
      signals.copyTo(DataBuffers.of(values));
      return values;
    }
  }

  @Test
  void moreScalingImagesThanThereAreAreRefused() {
    RunConfig tiny = TinyRuns.scVaeAutoencoder("greedy");
    RunConfig run =
        tiny.toBuilder()
            .setScVae(
                tiny.getScVae().toBuilder()
                    .setAutoencoder(
                        tiny.getScVae().getAutoencoder().toBuilder().setScalingImages(1801)))
            .build();
    assertEquals(
        "sc_vae.autoencoder.scaling_images is 1801 and there are 1800 training images to draw from;"
            + " lower it, or raise data.max_samples",
        assertThrows(UserErrorException.class, () -> train(run)).getMessage());
  }

  private Path train(RunConfig run) {
    Path version = new TrainingRun(run, IMAGES, Hosts.CPU, List.of()).trainAndExport(folder);
    assertFalse(RunRecords.read(version).orElseThrow().hasReload());
    return version;
  }

  private static float[] pixels(int count) {
    float[] pixels = new float[count * TwoValuedImages.PIXELS];
    for (int i = 0; i < count; i++) {
      IMAGES.read(i * 37, pixels, i * TwoValuedImages.PIXELS);
    }
    return pixels;
  }
}
