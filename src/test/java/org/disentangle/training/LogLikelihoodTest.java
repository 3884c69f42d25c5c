package org.disentangle.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.disentangle.config.NetworkConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.SignatureTensors;
import org.disentangle.model.Models;
import org.disentangle.model.TinyRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
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

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theLogMeanWeightIsTheLogLikelihood(boolean vampPrior) {
    float[] images = squares(2);
    try (InferenceGraph graph = graph(vampPrior)) {
      double[] expected = integrals(graph, images, vampPrior);
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
    try (InferenceGraph graph = graph(false)) {
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

  /** One latent, a posterior narrow enough to find p(z|x), a decoder that looks at z. */
  private static InferenceGraph graph(boolean vampPrior) {
    NetworkConfig network = TinyRuns.network().toBuilder().setLatentDimension(1).build();
    RunConfig run = vampPrior ? TinyRuns.vampPrior("tiny") : TinyRuns.run("tiny");
    InferenceGraph graph =
        new InferenceGraph(
            Models.of(run.toBuilder().setNetwork(network).build()),
            1000,
            ConfigProto.getDefaultInstance());
    Map<String, float[]> values = graph.session().initialValues(9);
    SplittableRandom random = new SplittableRandom(4);
    for (float[] pixels : List.of(values.getOrDefault("prior/pseudo_inputs", new float[0]))) {
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = random.nextInt(2);
      }
    }
    graph.assign(values);
    return graph;
  }

  /** log ∫ p(x|z) p(z) dz by the sum over a fine grid. */
  private static double[] integrals(InferenceGraph graph, float[] images, boolean vampPrior) {
    int points = (int) (2 * REACH / STEP) + 1;
    float[] z = new float[points];
    for (int i = 0; i < points; i++) {
      z[i] = (float) (-REACH + i * STEP);
    }
    float[] probabilities =
        run(
            graph,
            Signatures.DECODE,
            Signatures.PROBABILITIES,
            Map.of(Signatures.LATENTS, TFloat32.tensorOf(Shape.of(points, 1), DataBuffers.of(z))));
    double[] logPrior = logPrior(graph, z, vampPrior);
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

  private static double[] logPrior(InferenceGraph graph, float[] z, boolean vampPrior) {
    float[] mean = {0};
    float[] logVariance = {0};
    if (vampPrior) {
      int[] all = {0, 1, 2, 3, 4};
      mean =
          run(
              graph,
              Signatures.COMPONENTS,
              Signatures.MEAN,
              Map.of(Signatures.INDICES, TInt32.vectorOf(all)));
      logVariance =
          run(
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
    return run(
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

  /** Runs a signature and closes its inputs. */
  private static float[] run(
      InferenceGraph graph, String key, String output, Map<String, Tensor> inputs) {
    SignatureTensors signature =
        graph.exportable().signatures().stream()
            .filter(each -> each.key().equals(key))
            .findFirst()
            .orElseThrow();
    Session.Runner runner = graph.session().runner().fetch(signature.outputs().get(output));
    new LinkedHashMap<>(inputs)
        .forEach((name, tensor) -> runner.feed(signature.inputs().get(name), tensor));
    try (Result result = runner.run()) {
      TFloat32 tensor = (TFloat32) result.get(0);
      float[] values = new float[Math.toIntExact(tensor.size())];
      tensor.copyTo(DataBuffers.of(values));
      return values;
    } finally {
      inputs.values().forEach(Tensor::close);
    }
  }

  private static float[] squares(int count) {
    float[] pixels = new float[count * PIXELS];
    for (int i = 0; i < count; i++) {
      new SquareImages().read(500 + 700 * i, pixels, i * PIXELS);
    }
    return pixels;
  }
}
