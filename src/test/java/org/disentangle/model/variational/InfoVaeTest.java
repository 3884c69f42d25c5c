package org.disentangle.model.variational;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.disentangle.config.BetaVaeConfig;
import org.disentangle.config.InfoVaeConfig;
import org.disentangle.config.MmdConfig;
import org.disentangle.config.MmdEstimator;
import org.disentangle.config.MmdKernel;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Mode;
import org.disentangle.model.Objective;
import org.disentangle.model.SameObjective;
import org.disentangle.model.TinyRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InfoVaeTest {

  @ParameterizedTest
  @CsvSource({"0, 1000, 1, 999", "1, 50, 0, 50", "0.25, 1, 0.75, 0.25", "-0.5, 5, 1.5, 3.5"})
  void theLossIsTheWeightedSumOfItsTerms(double alpha, double lambda, double kl, double mmd) {
    try (Objective objective = new Objective(model(alpha, lambda), 8, Mode.TRAINING)) {
      Map<String, Double> terms = objective.terms(Objective.squares(8));
      assertEquals(
          terms.get("reconstruction") + kl * terms.get("kl") + mmd * terms.get("mmd"),
          terms.get("loss"),
          1e-6 * terms.get("loss"));
    }
  }

  /** α = 0 and λ = 1. */
  @Test
  void withoutDiscrepancyItIsTheVae() {
    SameObjective.check(vae(1), model(0, 1));
  }

  /** α = 1 and λ = 0: no term but the reconstruction of a noisy code. */
  @Test
  void withoutBothItIsANoisyAutoencoder() {
    SameObjective.check(vae(0), model(1, 0));
  }

  private static BetaVae vae(double beta) {
    return new BetaVae(TinyRuns.network(), BetaVaeConfig.newBuilder().setBeta(beta).build());
  }

  @Test
  void theDiscrepancyTrainsTheEncoderOnly() {
    try (Objective objective = new Objective(model(0, 1000), 8, Mode.TRAINING)) {
      float[] images = Objective.squares(8);
      assertEquals(
          Set.of("encoder", "decoder"), objective.trainedBy(Signatures.RECONSTRUCTION, images));
      assertEquals(Set.of("encoder"), objective.trainedBy(Signatures.MMD, images));
    }
  }

  @ParameterizedTest
  @EnumSource
  void gradientsAreThoseOfTheLoss(MmdKernel kernel) {
    for (MmdEstimator estimator : MmdEstimator.values()) {
      InfoVae model =
          new InfoVae(
              TinyRuns.network(),
              InfoVaeConfig.newBuilder()
                  .setAlpha(0.5)
                  .setLambda(1000)
                  .setMmd(MmdConfig.newBuilder().setKernel(kernel).setEstimator(estimator))
                  .build());
      try (Objective objective = new Objective(model, 4, Mode.TRAINING)) {
        objective.checkGradients();
      }
    }
  }

  private static InfoVae model(double alpha, double lambda) {
    return new InfoVae(
        TinyRuns.network(), InfoVaeConfig.newBuilder().setAlpha(alpha).setLambda(lambda).build());
  }
}
