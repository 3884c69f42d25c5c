package org.disentangle.model.sparse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.disentangle.config.DictionaryStart;
import org.disentangle.config.NetworkConfig;
import org.disentangle.config.ScVaeConfig;
import org.disentangle.config.SparseAutoencoderConfig;
import org.disentangle.config.SparseVariationalConfig;
import org.disentangle.graph.Mode;
import org.disentangle.model.LatentModel;
import org.disentangle.model.Objective;
import org.disentangle.model.TinyRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How an SC-VAE is trained: which weights each term reaches, and that the derivatives are right.
 */
class ScVaeTest {
  /** Thresholds are kinks, which finite differences had better not step over; in nats. */
  private static final double SHORT_STEP = 0.01;

  static List<LatentModel> forms() {
    return List.of(TinyRuns.scVae(variational(1, 0.7, 0.3)), TinyRuns.scVae(autoencoder(1, 0.4)));
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
  void gradientsAreThoseOfTheLoss(LatentModel model) {
    try (Objective objective = new Objective(model, 4, Mode.TRAINING)) {
      amplify(objective);
      objective.checkGradients(SHORT_STEP);
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

  static double norm(float[] values) {
    double square = 0;
    for (float value : values) {
      square += value * value;
    }
    return Math.sqrt(square);
  }

  static Objective objective(ScVaeConfig settings, int batch) {
    return new Objective(TinyRuns.scVae(settings), batch, Mode.TRAINING);
  }

  static ScVaeConfig variational(double reconstruction, double kl, double lambda) {
    return TinyRuns.sparse()
        .setVariational(
            SparseVariationalConfig.newBuilder()
                .setReconstructionWeight(reconstruction)
                .setKlWeight(kl)
                .setL1Weight(lambda)
                .setInitialLambda(0.05))
        .build();
  }

  static ScVaeConfig autoencoder(double reconstruction, double latent) {
    return TinyRuns.sparse()
        .setAutoencoder(
            SparseAutoencoderConfig.newBuilder()
                .setReconstructionWeight(reconstruction)
                .setLatentWeight(latent)
                .setLambda(0.01))
        .build();
  }
}
