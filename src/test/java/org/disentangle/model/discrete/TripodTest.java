package org.disentangle.model.discrete;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disentangle.config.TripodConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Mode;
import org.disentangle.model.Objective;
import org.disentangle.model.TinyRuns;
import org.junit.jupiter.api.Test;

class TripodTest {
  private static final int BATCH = 6;
  private static final String HEAD = "encoder/latents/kernel";
  private static final float[] IMAGES = Objective.squares(BATCH);

  private static Objective objective(double weight, Mode mode) {
    return objective(weight, 0, mode);
  }

  private static Objective objective(double weight, double hessianPenaltyWeight, Mode mode) {
    TripodConfig settings =
        TinyRuns.tripod("tripod").getTripod().toBuilder()
            .setTotalCorrelationWeight(weight)
            .setHessianPenaltyWeight(hessianPenaltyWeight)
            .build();
    return new Objective(new Tripod(TinyRuns.network(), settings), BATCH, mode);
  }

  /**
   * So far apart that the images have different codes; those of an untrained encoder hardly differ.
   */
  private static Map<String, float[]> apart(Objective objective, float times) {
    float[] kernel = objective.weights().get(HEAD);
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] *= times;
    }
    return Map.of(HEAD, kernel);
  }

  @Test
  void theLossIsTheSumOfTheWeightedTerms() {
    try (Objective objective = objective(2, Mode.TRAINING)) {
      objective.assign(apart(objective, 40));
      Map<String, Double> terms = objective.terms(IMAGES);
      assertEquals(
          List.of("loss", "reconstruction", "total_correlation"), List.copyOf(terms.keySet()));
      double expected = terms.get("reconstruction") + 2 * terms.get("total_correlation");
      assertEquals(expected, terms.get("loss"), 1e-6 * expected);
      assertTrue(Math.abs(terms.get("total_correlation")) > 0.01, terms.toString());
      assertEquals(Set.of("encoder"), objective.trainedBy(Signatures.TOTAL_CORRELATION, IMAGES));
    }
  }

  /** The first step of the same network without the term. */
  @Test
  void withoutAWeightTheGradientIsThatOfTheReconstruction() {
    try (Objective objective = objective(0, Mode.TRAINING)) {
      Map<String, float[]> expected = objective.gradients(Signatures.RECONSTRUCTION, IMAGES);
      objective
          .gradients(IMAGES)
          .forEach((name, found) -> assertArrayEquals(expected.get(name), found, 1e-4f, name));
    }
  }

  @Test
  void gradientsAreThoseOfTheLoss() {
    try (Objective objective = objective(20, Mode.TRAINING)) {
      // Further apart, a step of a finite difference leaves the neighbourhood of the kernels.
      objective.checkGradients(name -> true, apart(objective, 8));
    }
  }

  @Test
  void thePenaltyIsOneMoreTermThatTrainsBothNetworks() {
    try (Objective without = objective(2, Mode.TRAINING);
        Objective with = objective(2, 3, Mode.TRAINING)) {
      without.assign(apart(without, 40));
      with.assign(apart(with, 40));
      Map<String, Double> terms = with.terms(IMAGES);
      double penalty = terms.get(Signatures.HESSIAN_PENALTY);
      assertTrue(penalty > 0.01, terms.toString());
      double expected = without.terms(IMAGES).get("loss") + 3 * penalty;
      assertEquals(expected, terms.get("loss"), 1e-6 * expected);
      assertEquals(
          Set.of("decoder", "encoder"), with.trainedBy(Signatures.HESSIAN_PENALTY, IMAGES));
    }
  }

  /**
   * Not of the last layer, which is not a part of what is penalised. The steps are long, since the
   * penalty is a quotient of small differences.
   */
  @Test
  void gradientsAreThoseOfTheLossWithThePenalty() {
    try (Objective objective = objective(0, 20, Mode.TRAINING)) {
      objective.checkGradients(name -> !name.contains("logits"), 3, apart(objective, 20));
    }
  }

  @Test
  void inferenceHasTheSameTermsAsTraining() {
    try (Objective training = objective(2, 3, Mode.TRAINING);
        Objective inference = objective(2, 3, Mode.INFERENCE)) {
      Map<String, Double> expected = training.terms(IMAGES);
      inference
          .terms(IMAGES)
          .forEach(
              (term, value) ->
                  assertEquals(expected.get(term), value, 1e-5 + 1e-4 * Math.abs(value), term));
    }
  }
}
