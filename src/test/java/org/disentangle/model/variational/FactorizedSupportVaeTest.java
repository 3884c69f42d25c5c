package org.disentangle.model.variational;

import static org.disentangle.model.Densities.matrix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.disentangle.config.BetaVaeConfig;
import org.disentangle.config.FactorizedSupportVaeConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Mode;
import org.disentangle.graph.Noise;
import org.disentangle.model.Evaluation;
import org.disentangle.model.Objective;
import org.disentangle.model.SameObjective;
import org.disentangle.model.TinyRuns;
import org.junit.jupiter.api.Test;

/** Golden numbers are from src/test/golden/mmd_golden.py. */
class FactorizedSupportVaeTest {
  private static final FactorizedSupport ALL = new FactorizedSupport(0, 0);
  private static final float[][] X = {{1, 0.5f}, {-1, 0}, {0.5f, -1.5f}, {-0.5f, 1}};
  private static final float[][] Z = {
    {0.1f, 0.9f, -1.2f}, {1.4f, -0.3f, 0.2f}, {-0.7f, 0.5f, 2.1f}
  };

  @Test
  void theDistanceIsThatOfNumpy() {
    assertEquals(2.25, distance(ALL, X), 1e-6);
    assertEquals(6.49, distance(ALL, Z), 2e-6);
  }

  /** Every corner of a square, and two latents of which one never changes. */
  @Test
  void aProductOfSupportsIsAtNoDistance() {
    assertEquals(0, distance(ALL, new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}));
    assertEquals(0, distance(ALL, new float[][] {{0, 3}, {1, 3}, {5, 3}}));
    assertEquals(0, distance(ALL, new float[][] {{2, 3}}));
  }

  /** Correlated, but every combination is there: three times one diagonal, once the other. */
  @Test
  void correlationAloneIsNotPenalised() {
    assertEquals(
        0,
        distance(
            ALL, new float[][] {{0, 0}, {0, 0}, {0, 0}, {1, 1}, {1, 1}, {1, 1}, {0, 1}, {1, 0}}));
  }

  /** The missing corner of a square of side 3 is 3 from the nearest one. */
  @Test
  void aMissingCombinationIsAsFarAsTheNearestCode() {
    assertEquals(9, distance(ALL, new float[][] {{0, 0}, {0, 3}, {3, 0}}), 1e-6);
  }

  /** As many draws that every one of the 16 points is among them, but for one case in 10^25. */
  @Test
  void manyDrawnPointsAreAllPoints() {
    assertEquals(2.25, distance(new FactorizedSupport(0, 1000), X), 1e-6);
    assertEquals(6.49, distance(new FactorizedSupport(3, 1000), Z), 2e-6);
  }

  /** One of three pairs, which differ in their distances: 1.44, 3.61 and 1.44. */
  @Test
  void pairsAreDrawnBySeedAndWithoutReplacement() {
    Set<Long> found = new TreeSet<>();
    Set<Long> ofTwo = new TreeSet<>();
    for (int step = 0; step < 30; step++) {
      found.add(Math.round(100 * distance(new FactorizedSupport(1, 0), Z, step)));
      ofTwo.add(Math.round(100 * distance(new FactorizedSupport(2, 0), Z, step)));
    }
    assertEquals(Set.of(144L, 361L), found);
    assertEquals(Set.of(288L, 505L), ofTwo);
    assertEquals(
        distance(new FactorizedSupport(2, 3), Z, 5), distance(new FactorizedSupport(2, 3), Z, 5));
  }

  /** Fewer points can only miss the farthest one. */
  @Test
  void drawnPointsAreAmongAll() {
    float[][] codes = matrix(3, 40, 5, 2);
    double all = distance(ALL, codes);
    double few = distance(new FactorizedSupport(0, 5), codes);
    assertTrue(few > 0 && few < all, few + " of " + all);
    assertNotEquals(few, distance(new FactorizedSupport(0, 5), codes, 8));
  }

  @Test
  void theLossIsTheWeightedSumOfItsTerms() {
    try (Objective objective = new Objective(model(2, 10, 2, 20), 8, Mode.TRAINING)) {
      Map<String, Double> terms = objective.terms(Objective.squares(8));
      assertEquals(
          terms.get("reconstruction") + 2 * terms.get("kl") + 10 * terms.get("factorized_support"),
          terms.get("loss"),
          1e-6 * terms.get("loss"));
    }
  }

  @Test
  void withoutSupportItIsTheBetaVae() {
    SameObjective.check(
        new BetaVae(TinyRuns.network(), BetaVaeConfig.newBuilder().setBeta(2).build()),
        model(2, 0, 25, 100));
  }

  /** Of the posterior the mean alone, by points and codes both. */
  @Test
  void theSupportTrainsTheEncodersMeans() {
    try (Objective objective = new Objective(model(1, 1, 0, 0), 8, Mode.TRAINING)) {
      float[] images = Objective.squares(8);
      assertEquals(Set.of("encoder"), objective.trainedBy(Signatures.FACTORIZED_SUPPORT, images));
      for (float value :
          objective
              .gradients(Signatures.FACTORIZED_SUPPORT, images)
              .get("encoder/log_variance/bias")) {
        assertEquals(0, value);
      }
    }
  }

  @Test
  void gradientsAreThoseOfTheLoss() {
    // Weighed so much that a quarter of a nat is a short way, with the farthest point the same.
    try (Objective all = new Objective(model(1, 1000, 0, 0), 4, Mode.TRAINING)) {
      all.checkGradients();
    }
    try (Objective drawn = new Objective(model(1, 1000, 2, 6), 4, Mode.TRAINING)) {
      drawn.checkGradients();
    }
  }

  private static double distance(FactorizedSupport support, float[][] codes) {
    return distance(support, codes, 2);
  }

  private static double distance(FactorizedSupport support, float[][] codes, int step) {
    return Evaluation.of(
            graph ->
                Map.of(
                    "distance",
                    support.distance(
                        graph.tf(),
                        new Noise(graph.tf().constant(new int[] {1, step})),
                        graph.tf().constant(codes))))
        .get("distance")[0];
  }

  private static FactorizedSupportVae model(double beta, double gamma, int pairs, int points) {
    return new FactorizedSupportVae(
        TinyRuns.network(),
        FactorizedSupportVaeConfig.newBuilder()
            .setBeta(beta)
            .setGamma(gamma)
            .setPairs(pairs)
            .setPoints(points)
            .build());
  }
}
