package org.disentangle.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.config.ContinuousBernoulliPixelsConfig;
import org.disentangle.config.DecoderConfig;
import org.disentangle.config.DiscretizedLogisticPixelsConfig;
import org.disentangle.config.GaussianPixelsConfig;
import org.disentangle.config.LaplacePixelsConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.data.TwoValuedImages;
import org.disentangle.graph.Mode;
import org.disentangle.image.PixelKind;
import org.disentangle.model.family.Families;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses of families whose decoder says more of a pixel than whether it is on. */
class PixelFamiliesTest {
  /**
   * Of these widths a density's constant is about 0, and does not hide small changes by rounding.
   */
  private static final Map<String, float[]> WIDTHS =
      Map.of("decoder/log_sigma", new float[] {-0.092f}, "decoder/log_scale", new float[] {-0.23f});

  private static final TrainingSet GREYS =
      new TrainingSet(TwoValuedImages.SHAPE, PixelKind.EIGHT_BITS, Objective.TRAINING_IMAGES);

  /** Every family with the usual likelihood of greys, and one family with every other one. */
  static Stream<RunConfig> runs() {
    return Stream.concat(
        Stream.of(
            TinyRuns.run("beta-vae"),
            TinyRuns.betaTcVae("tc"),
            TinyRuns.vampPrior("vamp"),
            TinyRuns.vqVae("vq"),
            TinyRuns.scVaeVariational("sc"),
            TinyRuns.scVaeAutoencoder("sc-paper"),
            TinyRuns.factorVae("factor"),
            TinyRuns.infoVae("info"),
            TinyRuns.wae("wae"),
            TinyRuns.factorizedSupportVae("support"),
            TinyRuns.qlae("qlae"),
            TinyRuns.fsq("fsq"),
            TinyRuns.tripod("tripod")),
        Stream.of(
            TinyRuns.pixels(
                TinyRuns.run("gaussian"),
                DecoderConfig.newBuilder()
                    .setGaussian(GaussianPixelsConfig.newBuilder().setSigma(0.4))),
            TinyRuns.pixels(
                TinyRuns.run("laplace"),
                DecoderConfig.newBuilder()
                    .setLaplace(LaplacePixelsConfig.newBuilder().setScale(0.5))),
            TinyRuns.pixels(
                TinyRuns.run("logistic"),
                DecoderConfig.newBuilder()
                    .setDiscretizedLogistic(DiscretizedLogisticPixelsConfig.getDefaultInstance())),
            TinyRuns.pixels(
                TinyRuns.run("continuous"),
                DecoderConfig.newBuilder()
                    .setContinuousBernoulli(
                        ContinuousBernoulliPixelsConfig.getDefaultInstance()))));
  }

  /** What lies before the decoder has its gradients through the decoder's. */
  @ParameterizedTest
  @MethodSource("runs")
  void gradientsAreThoseOfTheLoss(RunConfig run) {
    try (Objective objective = new Objective(Families.of(run), 4, Mode.TRAINING, GREYS)) {
      Map<String, float[]> widths = new HashMap<>(WIDTHS);
      widths.keySet().retainAll(objective.weights().keySet());
      objective.checkGradients(name -> name.startsWith("decoder/"), widths);
    }
  }

  @Test
  void theReconstructionTrainsTheWidth() {
    float[] images = Objective.squares(8);
    try (Objective objective =
        new Objective(Families.of(TinyRuns.run("beta-vae")), 8, Mode.TRAINING, GREYS)) {
      Map<String, float[]> gradients = objective.gradients(Signatures.RECONSTRUCTION, images);
      float[] width = gradients.get("decoder/log_sigma");
      assertEquals(1, width.length);
      assertNotEquals(0, width[0]);
      List<String> layers = objective.layers().stream().map(layer -> layer.name()).toList();
      assertTrue(layers.contains("decoder/log_sigma"), layers.toString());
    }
  }

  /** The same images twice are the same loss, whatever is learned besides the logits. */
  @Test
  void aTermDoesNotDependOnTheBatchSize() {
    RunConfig run = TinyRuns.vqVae("vq");
    float[] four = Objective.squares(4);
    float[] eight = new float[2 * four.length];
    IntStream.range(0, eight.length).forEach(i -> eight[i] = four[i % four.length]);
    try (Objective once = new Objective(Families.of(run), 4, Mode.INFERENCE, GREYS);
        Objective twice = new Objective(Families.of(run), 8, Mode.INFERENCE, GREYS)) {
      double expected = once.terms(four).get(Signatures.RECONSTRUCTION);
      assertEquals(
          expected, twice.terms(eight).get(Signatures.RECONSTRUCTION), 1e-5 * Math.abs(expected));
    }
  }
}
