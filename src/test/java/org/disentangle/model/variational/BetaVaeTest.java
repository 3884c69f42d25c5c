package org.disentangle.model.variational;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disentangle.config.BetaVaeConfig;
import org.disentangle.config.Configurations;
import org.disentangle.config.NetworkConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Mode;
import org.disentangle.model.Objective;
import org.disentangle.model.TinyRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BetaVaeTest {
  private static final int PIXELS = 64 * 64;

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 5})
  void theLossIsTheReconstructionAndBetaTimesTheKl(double beta) {
    try (Objective objective = new Objective(model(TinyRuns.network(), beta), 8, Mode.TRAINING)) {
      Map<String, Double> terms = objective.terms(Objective.squares(8));
      assertEquals(
          terms.get("reconstruction") + beta * terms.get("kl"),
          terms.get("loss"),
          1e-6 * terms.get("loss"));
      assertTrue(terms.get("kl") > 0);
    }
  }

  /** With zero weights every pixel has probability ½ and the posterior is the prior. */
  @Test
  void anEmptyModelCostsOneBitAPixel() {
    try (Objective objective = new Objective(model(TinyRuns.network(), 4), 8, Mode.TRAINING)) {
      Map<String, float[]> zeros = new LinkedHashMap<>();
      objective.variables().forEach(v -> zeros.put(v.name(), new float[v.size()]));
      objective.assign(zeros);
      Map<String, Double> terms = objective.terms(Objective.squares(8));
      assertEquals(PIXELS * Math.log(2), terms.get("reconstruction"), 0.01);
      assertEquals(0, terms.get("kl"), 0);
    }
  }

  @Test
  void everyWeightReceivesAGradient() {
    try (Objective objective =
        new Objective(model(TinyRuns.normalizedNetwork(), 2), 8, Mode.TRAINING)) {
      Map<String, float[]> gradients = objective.gradients(Objective.squares(8));
      gradients.forEach(
          (name, gradient) -> {
            double largest = 0;
            for (float value : gradient) {
              largest = Math.max(largest, Math.abs(value));
            }
            // A bias before batch normalisation is taken out again; its gradient is only rounding.
            boolean cancelled = name.matches("(encoder/(conv|dense)|decoder/deconv)\\d+/bias");
            assertTrue(cancelled || largest > 0, name + " has no gradient");
          });
    }
  }

  @Test
  void theKlTrainsTheEncoderOnly() {
    try (Objective objective = new Objective(model(TinyRuns.network(), 1), 8, Mode.TRAINING)) {
      float[] images = Objective.squares(8);
      assertEquals(
          Set.of("encoder", "decoder"), objective.trainedBy(Signatures.RECONSTRUCTION, images));
      assertEquals(Set.of("encoder"), objective.trainedBy(Signatures.KL, images));
    }
  }

  @Test
  void gradientsAreThoseOfTheLoss() {
    try (Objective objective = new Objective(model(TinyRuns.network(), 3), 4, Mode.TRAINING)) {
      objective.checkGradients();
    }
  }

  /** The counts that the seed prints for its encoder and decoder, layer by layer. */
  @Test
  void theSeedsNetworkHasTheSeedsLayers() {
    // Without the biases that batch normalisation takes away again.
    NetworkConfig seed =
        Configurations.readRun(Path.of("configs/seed/beta-1.textproto")).getNetwork();
    try (Objective objective = new Objective(model(seed, 1), 2, Mode.TRAINING)) {
      assertEquals(
          List.of(288L, 128L, 18_432L, 256L, 73_728L, 512L, 2_097_152L, 1_024L, 4_112L, 4_112L),
          parameters(objective, "encoder/"));
      assertEquals(
          List.of(139_264L, 147_456L, 512L, 73_728L, 256L, 18_432L, 128L, 288L),
          parameters(objective, "decoder/"));
    }
  }

  private static List<Long> parameters(Objective objective, String network) {
    return objective.layers().stream()
        .filter(layer -> layer.name().startsWith(network) && layer.parameters() > 0)
        .map(layer -> layer.parameters())
        .toList();
  }

  private static BetaVae model(NetworkConfig network, double beta) {
    return new BetaVae(network, BetaVaeConfig.newBuilder().setBeta(beta).build());
  }
}
