package org.disentangle.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.disentangle.config.DictionaryStart;
import org.disentangle.config.NetworkConfig;
import org.disentangle.config.ScVaeConfig;
import org.disentangle.config.SparseAutoencoderConfig;
import org.disentangle.config.SparseVariationalConfig;
import org.disentangle.graph.Bernoulli;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.graph.Dictionary;
import org.disentangle.graph.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

class ScVaeTest {
  private static final int PIXELS = 64 * 64;
  private static final int IMAGES = 3;
  private static final int SIGNAL = 4;
  private static final int ATOMS = 6;
  private static final int STEPS = 3;

  /** Thresholds are kinks, which finite differences had better not step over; in nats. */
  private static final double SHORT_STEP = 0.01;

  static List<LatentModel> forms() {
    return List.of(TinyRuns.scVae(variational(1, 0.7, 0.3)), TinyRuns.scVae(autoencoder(1, 0.4)));
  }

  @Test
  void theVariationalLossIsTheWeightedSumOfItsTerms() {
    try (Objective objective = objective(variational(2, 0.7, 0.3), 8)) {
      Map<String, Double> terms = objective.terms(Objective.squares(8));
      assertEquals(List.of("loss", "reconstruction", "kl", "l1"), List.copyOf(terms.keySet()));
      assertEquals(
          2 * terms.get("reconstruction") + 0.7 * terms.get("kl") + 0.3 * terms.get("l1"),
          terms.get("loss"),
          1e-6 * terms.get("loss"));
      assertTrue(terms.get("kl") > 0 && terms.get("l1") > 0, terms.toString());
    }
  }

  @Test
  void theAutoencodersLossIsTheWeightedSumOfItsTerms() {
    try (Objective objective = objective(autoencoder(2, 0.4), 8)) {
      Map<String, Double> terms = objective.terms(Objective.squares(8));
      assertEquals(
          List.of("loss", "reconstruction", "latent_reconstruction"), List.copyOf(terms.keySet()));
      assertEquals(
          2 * terms.get("reconstruction") + 0.4 * terms.get("latent_reconstruction"),
          terms.get("loss"),
          1e-6 * terms.get("loss"));
      assertTrue(terms.get("latent_reconstruction") > 0, terms.toString());
    }
  }

  /** Without a price on the code and with the KL at 1, what is left is the bound. */
  @Test
  void lambdaOfZeroLeavesTheEvidenceLowerBound() {
    try (Objective objective = objective(variational(1, 1, 0), 8)) {
      float[] images = Objective.squares(8);
      Map<String, Double> terms = objective.terms(images);
      assertEquals(
          terms.get("reconstruction") + terms.get("kl"),
          terms.get("loss"),
          1e-6 * terms.get("loss"));
      Map<String, float[]> loss = objective.gradients(images);
      Map<String, float[]> reconstruction = objective.gradients("reconstruction", images);
      // The thresholds feel the price alone where the KL does not reach, behind the signal.
      assertEquals(
          norm(reconstruction.get("lista/threshold_weight")),
          norm(loss.get("lista/threshold_weight")),
          1e-6);
    }
  }

  /** Every term once more, in plain doubles, from the posterior and the weights alone. */
  @Test
  void theVariationalTermsAreThoseOfPlainArithmetic() {
    ScVaeConfig settings = variational(1, 1, 1);
    Dictionary dictionary = Dictionary.overcompleteDct(2, ATOMS);
    Map<String, double[]> found =
        Evaluation.of(
            graph -> {
              Operand<TFloat32> images = images(graph);
              SparseVariational objective =
                  new SparseVariational(
                      signalNetwork(), dictionary, STEPS, settings.getVariational());
              SparseObjective.Encoded encoded = objective.encoded(graph, images);
              DiagonalGaussian posterior = encoded.posterior().orElseThrow();
              SparseObjective.Coded coded =
                  SparseObjective.Coded.of(
                      encoded.drawn(graph.tf(), graph.noise()), objective.coding(graph));
              Map<String, Operand<TFloat32>> wanted = wanted(graph, settings, images, coded);
              wanted.put("mean", posterior.mean());
              wanted.put("log_variance", posterior.logVariance());
              wanted.put("filters", weight(graph, "lista/filters"));
              wanted.put("inhibition", weight(graph, "lista/inhibition"));
              wanted.put("threshold_weight", weight(graph, "lista/threshold_weight"));
              return wanted;
            },
            Map.of("encoder/log_variance/bias", new float[] {-1, -0.5f, 0, 0.5f}));
    double kl = 0;
    for (int i = 0; i < IMAGES * SIGNAL; i++) {
      double mean = found.get("mean")[i];
      double logVariance = found.get("log_variance")[i];
      kl += (mean * mean + Math.exp(logVariance) - 1 - logVariance) / 2 / IMAGES;
    }
    double[] thresholds = found.get("threshold_weight").clone();
    for (int k = 0; k < ATOMS; k++) {
      thresholds[k] = Math.log1p(Math.exp(thresholds[k]));
    }
    double l1 = 0;
    for (int image = 0; image < IMAGES; image++) {
      double[] z = new double[ATOMS];
      for (int step = 0; step < STEPS; step++) {
        double[] next = new double[ATOMS];
        for (int k = 0; k < ATOMS; k++) {
          double sum = 0;
          for (int i = 0; i < SIGNAL; i++) {
            sum += found.get("signals")[image * SIGNAL + i] * found.get("filters")[i * ATOMS + k];
          }
          for (int j = 0; j < ATOMS; j++) {
            sum += z[j] * found.get("inhibition")[j * ATOMS + k];
          }
          next[k] = Math.signum(sum) * Math.max(Math.abs(sum) - thresholds[k], 0);
        }
        z = next;
      }
      for (int k = 0; k < ATOMS; k++) {
        assertEquals(z[k], found.get("codes")[image * ATOMS + k], 1e-6);
        l1 += Math.abs(z[k]) / IMAGES;
      }
    }
    assertTrue(l1 > 0.1, "l1 " + l1);
    assertEquals(kl, found.get("kl")[0], 1e-5 * kl);
    assertEquals(l1, found.get("l1")[0], 1e-5 * l1);
    assertReconstruction(found);
    assertEquals(
        found.get("reconstruction")[0] + kl + l1,
        found.get("loss")[0],
        1e-5 * found.get("loss")[0]);
  }

  @Test
  void theAutoencodersTermsAreThoseOfPlainArithmetic() {
    ScVaeConfig settings = autoencoder(1, 1);
    Dictionary dictionary = Dictionary.overcompleteDct(2, ATOMS);
    Map<String, double[]> found =
        Evaluation.of(
            graph -> {
              Operand<TFloat32> images = images(graph);
              SparseAutoencoder objective =
                  new SparseAutoencoder(
                      TinyRuns.sparseNetwork(), dictionary, STEPS, settings.getAutoencoder());
              SparseObjective.Coded coded =
                  SparseObjective.Coded.of(
                      objective.encoded(graph, images).signals(), objective.coding(graph));
              Map<String, Operand<TFloat32>> wanted = wanted(graph, settings, images, coded);
              wanted.put("decoder_input", coded.decoderInput());
              return wanted;
            });
    double lipschitz = dictionary.largestEigenvalue();
    double lambda = settings.getAutoencoder().getLambda();
    double distance = 0;
    for (int image = 0; image < IMAGES; image++) {
      double[] z = new double[ATOMS];
      double[] residual = new double[SIGNAL];
      for (int step = 0; step <= STEPS; step++) {
        for (int i = 0; i < SIGNAL; i++) {
          residual[i] = found.get("signals")[image * SIGNAL + i];
          for (int k = 0; k < ATOMS; k++) {
            residual[i] -= dictionary.entry(i, k) * z[k];
          }
        }
        for (int k = 0; k < ATOMS && step < STEPS; k++) {
          double moved = z[k];
          for (int i = 0; i < SIGNAL; i++) {
            moved += dictionary.entry(i, k) * residual[i] / lipschitz;
          }
          z[k] = Math.signum(moved) * Math.max(Math.abs(moved) - lambda / lipschitz, 0);
        }
      }
      for (int k = 0; k < ATOMS; k++) {
        assertEquals(z[k], found.get("codes")[image * ATOMS + k], 1e-6);
      }
      for (int i = 0; i < SIGNAL; i++) {
        assertEquals(
            found.get("signals")[image * SIGNAL + i] - residual[i],
            found.get("decoder_input")[image * SIGNAL + i],
            1e-6);
        distance += residual[i] * residual[i] / IMAGES;
      }
    }
    assertTrue(distance > 0, "distance " + distance);
    assertEquals(distance, found.get("latent_reconstruction")[0], 1e-5 * distance);
    assertReconstruction(found);
  }

  private static void assertReconstruction(Map<String, double[]> found) {
    double expected = 0;
    float[] pixels = Objective.squares(IMAGES);
    for (int i = 0; i < pixels.length; i++) {
      double logit = found.get("logits")[i];
      expected += (Math.log1p(Math.exp(logit)) - pixels[i] * logit) / IMAGES;
    }
    assertEquals(expected, found.get("reconstruction")[0], 1e-5 * expected);
  }

  private static Map<String, Operand<TFloat32>> wanted(
      ModelGraph graph,
      ScVaeConfig settings,
      Operand<TFloat32> images,
      SparseObjective.Coded coded) {
    LossTerms losses = TinyRuns.scVae(settings).losses(graph, images);
    Map<String, Operand<TFloat32>> wanted = new LinkedHashMap<>(losses.terms());
    wanted.put("loss", losses.loss());
    wanted.put("signals", coded.signals());
    wanted.put("codes", coded.codes());
    wanted.put(
        "logits",
        ((Bernoulli)
                new ConvolutionalDecoder(graph.layers(), TinyRuns.sparseNetwork())
                    .images(coded.decoderInput()))
            .logits());
    return wanted;
  }

  private static Operand<TFloat32> images(ModelGraph graph) {
    return graph
        .tf()
        .constant(Shape.of(IMAGES, 64, 64, 1), DataBuffers.of(Objective.squares(IMAGES)));
  }

  private static Operand<TFloat32> weight(ModelGraph graph, String name) {
    return graph.variables().trainable().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static NetworkConfig signalNetwork() {
    return TinyRuns.network().toBuilder().setLatentDimension(SIGNAL).build();
  }

  /** Who trains what: the KL stops at the signal, the price at the code. */
  @Test
  void eachTermTrainsWhatItDependsOn() {
    float[] images = Objective.squares(8);
    try (Objective objective = objective(variational(1, 1, 1), 8)) {
      assertEquals(
          Set.of("encoder", "lista", "decoder"), objective.trainedBy("reconstruction", images));
      assertEquals(Set.of("encoder"), objective.trainedBy("kl", images));
      assertEquals(Set.of("encoder", "lista"), objective.trainedBy("l1", images));
    }
    try (Objective objective = objective(autoencoder(1, 1), 8)) {
      assertEquals(
          Set.of("encoder", "ista", "decoder"), objective.trainedBy("reconstruction", images));
      assertEquals(Set.of("encoder", "ista"), objective.trainedBy("latent_reconstruction", images));
    }
  }

  /**
   * A higher threshold can only lower the magnitudes: each one's weight has a derivative below 0.
   */
  @Test
  void thePriceRaisesTheThresholds() {
    try (Objective objective = objective(variational(1, 1, 1), 8)) {
      float[] derivatives =
          objective.gradients("l1", Objective.squares(8)).get("lista/threshold_weight");
      int raised = 0;
      for (float derivative : derivatives) {
        assertTrue(derivative <= 1e-3, "derivative " + derivative);
        raised += derivative < 0 ? 1 : 0;
      }
      assertTrue(raised > derivatives.length / 2, raised + " thresholds are raised");
    }
  }

  /**
   * Weights at which the loss hangs on the code by more than its rounding: large signals, and a
   * decoder that looks at their codes.
   */
  private static void amplify(Objective objective) {
    Map<String, float[]> weights = objective.weights();
    for (String name :
        List.of("encoder/mean/kernel", "encoder/signal/kernel", "decoder/dense1/kernel")) {
      weights.computeIfPresent(
          name,
          (same, values) -> {
            for (int i = 0; i < values.length; i++) {
              values[i] *= 4;
            }
            return values;
          });
    }
    objective.assign(weights);
  }

  @Test
  void fixedAtomsAreNoVariable() {
    ScVaeConfig fixed =
        autoencoder(1, 1).toBuilder()
            .setDictionary(DictionaryStart.OVERCOMPLETE_DCT)
            .setAutoencoder(
                autoencoder(1, 1).getAutoencoder().toBuilder().setLearnedDictionary(false))
            .build();
    try (Objective objective = objective(fixed, 4)) {
      List<String> names = objective.variables().stream().map(each -> each.name()).toList();
      assertFalse(names.contains("ista/dictionary"), names.toString());
      assertTrue(names.contains("ista/scale_weight"), names.toString());
      amplify(objective);
      objective.checkGradients(SHORT_STEP);
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyWeightReceivesAGradient(LatentModel model) {
    try (Objective objective = new Objective(model, 8, Mode.TRAINING)) {
      objective
          .gradients(Objective.squares(8))
          .forEach((name, gradient) -> assertTrue(norm(gradient) > 0, name + " has no gradient"));
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void gradientsAreThoseOfTheLoss(LatentModel model) {
    try (Objective objective = new Objective(model, 4, Mode.TRAINING)) {
      amplify(objective);
      objective.checkGradients(SHORT_STEP);
    }
  }

  /** No term may depend on the batch size: the same image many times costs what it costs once. */
  @ParameterizedTest
  @MethodSource("forms")
  void termsDoNotDependOnTheBatchSize(LatentModel model) {
    float[] one = Objective.squares(1);
    float[] many = new float[32 * PIXELS];
    for (int i = 0; i < 32; i++) {
      System.arraycopy(one, 0, many, i * PIXELS, PIXELS);
    }
    try (Objective single = new Objective(model, 1, Mode.TRAINING);
        Objective batch = new Objective(model, 32, Mode.TRAINING)) {
      // Nothing drawn: a posterior of hardly any width.
      for (Objective objective : List.of(single, batch)) {
        Map<String, float[]> weights = new LinkedHashMap<>(objective.weights());
        weights.computeIfPresent(
            "encoder/log_variance/bias",
            (name, bias) -> {
              Arrays.fill(bias, -40);
              return bias;
            });
        objective.assign(weights);
      }
      Map<String, Double> together = batch.terms(many);
      single
          .terms(one)
          .forEach((term, alone) -> assertEquals(alone, together.get(term), 1e-5 * alone, term));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"OVERCOMPLETE_DCT", "ORTHONORMAL_DCT", "RANDOM_ATOMS"})
  void everyDictionaryGivesAModel(String start) {
    ScVaeConfig settings =
        variational(1, 1, 1).toBuilder().setDictionary(DictionaryStart.valueOf(start)).build();
    NetworkConfig network =
        TinyRuns.network().toBuilder()
            .setLatentDimension(start.equals("ORTHONORMAL_DCT") ? 4 : 6)
            .build();
    try (Objective objective = new Objective(new ScVae(network, settings, 3), 4, Mode.TRAINING)) {
      assertTrue(Double.isFinite(objective.terms(Objective.squares(4)).get("loss")));
    }
  }

  @Test
  void randomAtomsDependOnTheRunsSeed() {
    ScVaeConfig settings =
        variational(1, 1, 1).toBuilder().setDictionary(DictionaryStart.RANDOM_ATOMS).build();
    assertEquals(filters(settings, 3), filters(settings, 3));
    assertTrue(!filters(settings, 3).equals(filters(settings, 4)));
  }

  private static List<Float> filters(ScVaeConfig settings, long seed) {
    ScVae model = new ScVae(TinyRuns.sparseNetwork(), settings, seed);
    try (Objective objective = new Objective(model, 1, Mode.TRAINING)) {
      float[] values = objective.weights().get("lista/filters");
      return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
    }
  }

  private static double norm(float[] values) {
    double square = 0;
    for (float value : values) {
      square += value * value;
    }
    return Math.sqrt(square);
  }

  private static Objective objective(ScVaeConfig settings, int batch) {
    return new Objective(TinyRuns.scVae(settings), batch, Mode.TRAINING);
  }

  private static ScVaeConfig variational(double reconstruction, double kl, double lambda) {
    return TinyRuns.sparse()
        .setVariational(
            SparseVariationalConfig.newBuilder()
                .setReconstructionWeight(reconstruction)
                .setKlWeight(kl)
                .setL1Weight(lambda)
                .setInitialLambda(0.05))
        .build();
  }

  private static ScVaeConfig autoencoder(double reconstruction, double latent) {
    return TinyRuns.sparse()
        .setAutoencoder(
            SparseAutoencoderConfig.newBuilder()
                .setReconstructionWeight(reconstruction)
                .setLatentWeight(latent)
                .setLambda(0.01))
        .build();
  }
}
