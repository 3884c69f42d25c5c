package org.disentangle.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.disentangle.config.DictionaryStart;
import org.disentangle.config.NetworkConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.model.TinyRuns;
import org.disentangle.model.TrainingSets;
import org.disentangle.model.family.Families;
import org.disentangle.training.graph.InferenceGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The importance-weighted likelihood against the integral, which one latent allows. */
class LogLikelihoodTest {
  private static final int PIXELS = 64 * 64;
  private static final double STEP = 0.01;
  private static final double REACH = 9;
  private static final double FILTER = 0.9;
  private static final double INHIBITION = 0.3;
  private static final double THRESHOLD = 0.2;

  private enum Family {
    BETA_VAE,
    VAMP_PRIOR,
    SC_VAE
  }

  @ParameterizedTest
  @EnumSource
  void theLogMeanWeightIsTheLogLikelihood(Family family) {
    float[] images = squares(2);
    try (InferenceGraph graph = graph(family)) {
      double[] expected = integrals(graph, images, family);
      double[][] weights = new double[2][4000];
      for (int block = 0; block < 8; block++) {
        float[] logWeights = logWeights(graph, images, block, 500);
        for (int i = 0; i < 2; i++) {
          for (int s = 0; s < 500; s++) {
            weights[i][500 * block + s] = Math.exp(logWeights[500 * i + s] - expected[i]);
          }
        }
      }
      for (double[] ratios : weights) {
        double mean = Arrays.stream(ratios).average().orElseThrow();
        double variance =
            Arrays.stream(ratios).map(w -> (w - mean) * (w - mean)).average().orElseThrow();
        assertTrue(variance > 1e-3, "the draws of the posterior weigh differently: " + variance);
        assertTrue(variance < 20, "the posterior is near enough to tell: " + variance);
        assertEquals(1, mean, 4.5 * Math.sqrt(variance / ratios.length) + 1e-3);
      }
    }
  }

  @Test
  void eachImageHasItsRowAndEachSeedItsDraws() {
    float[] two = squares(2);
    float[] one = Arrays.copyOfRange(two, PIXELS, 2 * PIXELS);
    try (InferenceGraph graph = graph(Family.BETA_VAE)) {
      float[] both = logWeights(graph, two, 0, 3);
      assertEquals(6, both.length);
      float[] alone = logWeights(graph, one, 0, 3);
      float[] again = logWeights(graph, one, 1, 3);
      assertEquals(3, alone.length);
      for (int s = 0; s < 3; s++) {
        assertTrue(alone[s] != again[s], "draw " + s);
        // Other draws of the same posterior: near the second image's own, not the first's.
        assertEquals(both[3 + s], alone[s], 200);
      }
    }
  }

  @Test
  void aModelWithoutAPosteriorHasNoWeights() {
    try (InferenceGraph graph =
        new InferenceGraph(
            Families.of(TinyRuns.scVaeAutoencoder("certain")),
            TrainingSets.ofDsprites(1000),
            ConfigProto.getDefaultInstance())) {
      assertTrue(
          graph.exportable().signatures().stream()
              .noneMatch(each -> each.key().equals(Signatures.LOG_LIKELIHOOD)));
    }
  }

  /** One latent, a posterior narrow enough to find p(z|x), a decoder that looks at z. */
  private static InferenceGraph graph(Family family) {
    NetworkConfig network = TinyRuns.network().toBuilder().setLatentDimension(1).build();
    RunConfig run =
        switch (family) {
          case BETA_VAE -> TinyRuns.run("tiny");
          case VAMP_PRIOR -> TinyRuns.vampPrior("tiny");
          case SC_VAE -> oneAtom();
        };
    InferenceGraph graph =
        new InferenceGraph(
            Families.of(run.toBuilder().setNetwork(network).build()),
            TrainingSets.ofDsprites(1000),
            ConfigProto.getDefaultInstance());
    Map<String, float[]> values = graph.session().initialValues(9);
    SplittableRandom random = new SplittableRandom(4);
    for (float[] pixels : List.of(values.getOrDefault("prior/pseudo_inputs", new float[0]))) {
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = random.nextInt(2);
      }
    }
    values.computeIfPresent("lista/filters", (name, same) -> new float[] {(float) FILTER});
    values.computeIfPresent("lista/inhibition", (name, same) -> new float[] {(float) INHIBITION});
    values.computeIfPresent(
        "lista/threshold_weight",
        (name, same) -> new float[] {(float) Math.log(Math.expm1(THRESHOLD))});
    graph.assign(values);
    return graph;
  }

  /** A signal of one number and a code of one number, so that the signal can be summed over. */
  private static RunConfig oneAtom() {
    RunConfig run = TinyRuns.scVaeVariational("tiny");
    return run.toBuilder()
        .setScVae(
            run.getScVae().toBuilder()
                .setSignalDimension(1)
                .setDictionary(DictionaryStart.ORTHONORMAL_DCT))
        .build();
  }

  /** What the decoder sees of a draw from the prior. */
  private static double latent(double drawn, Family family) {
    if (family != Family.SC_VAE) {
      return drawn;
    }
    double code = 0;
    for (int step = 0; step < 3; step++) {
      double sum = FILTER * drawn + INHIBITION * code;
      code = Math.signum(sum) * Math.max(Math.abs(sum) - THRESHOLD, 0);
    }
    return code;
  }

  /** log ∫ p(x|z) p(z) dz by the sum over a fine grid. */
  private static double[] integrals(InferenceGraph graph, float[] images, Family family) {
    int points = (int) (2 * REACH / STEP) + 1;
    float[] z = new float[points];
    float[] latents = new float[points];
    for (int i = 0; i < points; i++) {
      z[i] = (float) (-REACH + i * STEP);
      latents[i] = (float) latent(z[i], family);
    }
    float[] probabilities =
        SignatureRun.floats(
            graph,
            Signatures.DECODE,
            Signatures.PROBABILITIES,
            Map.of(
                Signatures.LATENTS,
                TFloat32.tensorOf(Shape.of(points, 1), DataBuffers.of(latents))));
    double[] logPrior = logPrior(graph, z, family);
    double[] integrals = new double[images.length / PIXELS];
    for (int image = 0; image < integrals.length; image++) {
      double[] logs = new double[points];
      for (int i = 0; i < points; i++) {
        logs[i] = logPrior[i] + Math.log(STEP);
        for (int pixel = 0; pixel < PIXELS; pixel++) {
          double p = probabilities[i * PIXELS + pixel];
          logs[i] += Math.log(images[image * PIXELS + pixel] == 1 ? p : 1 - p);
        }
      }
      integrals[image] = logSumExp(logs);
    }
    return integrals;
  }

  private static double[] logPrior(InferenceGraph graph, float[] z, Family family) {
    float[] mean = {0};
    float[] logVariance = {0};
    if (family == Family.VAMP_PRIOR) {
      int[] all = {0, 1, 2, 3, 4};
      mean =
          SignatureRun.floats(
              graph,
              Signatures.COMPONENTS,
              Signatures.MEAN,
              Map.of(Signatures.INDICES, TInt32.vectorOf(all)));
      logVariance =
          SignatureRun.floats(
              graph,
              Signatures.COMPONENTS,
              Signatures.LOG_VARIANCE,
              Map.of(Signatures.INDICES, TInt32.vectorOf(all)));
    }
    double[] logPrior = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      double sum = 0;
      for (int c = 0; c < mean.length; c++) {
        double variance = Math.exp(logVariance[c]);
        sum +=
            Math.exp(-0.5 * Math.pow(z[i] - mean[c], 2) / variance)
                / Math.sqrt(2 * Math.PI * variance)
                / mean.length;
      }
      logPrior[i] = Math.log(sum);
    }
    return logPrior;
  }

  private static double logSumExp(double[] x) {
    double largest = Arrays.stream(x).max().orElseThrow();
    return largest + Math.log(Arrays.stream(x).map(v -> Math.exp(v - largest)).sum());
  }

  private static float[] logWeights(InferenceGraph graph, float[] images, int seed, int count) {
    return SignatureRun.floats(
        graph,
        Signatures.LOG_LIKELIHOOD,
        Signatures.LOG_WEIGHTS,
        Map.of(
            Signatures.IMAGES,
            TFloat32.tensorOf(Shape.of(images.length / PIXELS, 64, 64, 1), DataBuffers.of(images)),
            Signatures.SEED,
            TInt32.vectorOf(seed, 0),
            Signatures.COUNT,
            TInt32.scalarOf(count)));
  }

  private static float[] squares(int count) {
    float[] pixels = new float[count * PIXELS];
    for (int i = 0; i < count; i++) {
      new SquareImages().read(500 + 700 * i, pixels, i * PIXELS);
    }
    return pixels;
  }
}
