package org.disentangle.model.variational;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.disentangle.config.AnnealedVaeConfig;
import org.disentangle.config.BetaVaeConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Mode;
import org.disentangle.graph.Schedule;
import org.disentangle.model.Objective;
import org.disentangle.model.TinyRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnealedVaeTest {

  /** γ = 1000. Of each image's own KL the distance from 1 would be 0.2724556 on average. */
  @ParameterizedTest
  @CsvSource({"1, 4.9807255", "1.0049807, 0", "3, 1995.01927"})
  void theDistanceIsThatOfTheMeanKl(double capacity, double expected) {
    AnnealedVae model = model(1000, capacity);
    Map<String, Double> terms =
        GoldenPosterior.terms(model, GoldenPosterior.MEAN, GoldenPosterior.LOG_VARIANCE);
    assertEquals(GoldenPosterior.KL, terms.get(Signatures.KL), 1e-6);
    assertEquals(expected, GoldenPosterior.weighted(model, terms), 1e-3);
  }

  @Test
  void theCapacityRisesLinearlyAndStays() {
    Schedule capacity = model(1, 20, 1000).weights().get(Signatures.CAPACITY).schedule();
    assertEquals(0, capacity.at(0));
    assertEquals(5, capacity.at(250), 1e-12);
    assertEquals(10, capacity.at(500), 1e-12);
    assertEquals(20, capacity.at(1000));
    assertEquals(20, capacity.at(2000));
  }

  @Test
  void withoutCapacityItIsTheBetaVae() {
    float[] images = Objective.squares(8);
    BetaVae vae = new BetaVae(TinyRuns.network(), BetaVaeConfig.newBuilder().setBeta(5).build());
    try (Objective plain = new Objective(vae, 8, Mode.TRAINING);
        Objective annealed = new Objective(model(5, 0), 8, Mode.TRAINING)) {
      assertEquals(plain.terms(images).get("loss"), annealed.terms(images).get("loss"));
      Map<String, float[]> expected = plain.gradients(images);
      annealed
          .gradients(images)
          .forEach((name, gradient) -> assertArrayEquals(expected.get(name), gradient, name));
    }
  }

  /** Below its capacity the model is paid for a larger KL, above it for a smaller one. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 50})
  void theGradientTurnsWhereTheKlReachesTheCapacity(double capacity) {
    float[] images = Objective.squares(8);
    try (Objective objective = new Objective(model(1, capacity), 8, Mode.TRAINING)) {
      Map<String, float[]> ofKl = objective.gradients(Signatures.KL, images);
      double kl = objective.terms(images).get(Signatures.KL);
      assertTrue(kl > 0 && kl < 50, "kl " + kl);
      objective
          .gradients(Signatures.CAPACITY_GAP, images)
          .forEach(
              (name, gradient) -> {
                for (int i = 0; i < gradient.length; i++) {
                  float derivative = ofKl.get(name)[i];
                  assertEquals(capacity == 0 ? derivative : -derivative, gradient[i], 0, name);
                }
              });
    }
  }

  @Test
  void theLossIsTheWeightedSumOfItsTerms() {
    try (Objective objective = new Objective(model(7, 3), 8, Mode.TRAINING)) {
      float[] images = Objective.squares(8);
      Map<String, Double> terms = objective.terms(images);
      assertEquals(
          terms.get("reconstruction") + 7 * terms.get("capacity_gap"),
          terms.get("loss"),
          1e-6 * terms.get("loss"));
      assertEquals(Math.abs(terms.get("kl") - 3), terms.get("capacity_gap"), 1e-6);
      assertEquals(Set.of("encoder"), objective.trainedBy(Signatures.CAPACITY_GAP, images));
    }
  }

  /** On both sides of the capacity; at it the loss has a kink. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 50})
  void gradientsAreThoseOfTheLoss(double capacity) {
    try (Objective objective = new Objective(model(3, capacity), 4, Mode.TRAINING)) {
      objective.checkGradients();
    }
  }

  private static AnnealedVae model(double gamma, double capacity) {
    return model(gamma, capacity, 10);
  }

  private static AnnealedVae model(double gamma, double capacity, long steps) {
    return new AnnealedVae(
        TinyRuns.network(),
        AnnealedVaeConfig.newBuilder()
            .setGamma(gamma)
            .setCapacity(capacity)
            .setCapacitySteps(steps)
            .build());
  }
}
