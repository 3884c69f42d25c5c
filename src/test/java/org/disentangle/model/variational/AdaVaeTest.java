package org.disentangle.model.variational;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.disentangle.config.AdaVaeConfig;
import org.disentangle.config.BetaVaeConfig;
import org.disentangle.config.PosteriorAverage;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Mode;
import org.disentangle.model.FurtherInput;
import org.disentangle.model.LatentModel;
import org.disentangle.model.Objective;
import org.disentangle.model.TinyRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdaVaeTest {
  private static final int BATCH = 8;
  private static final double BETA = 3;

  /** All latents of all pairs. */
  private static final int MASK = BATCH / 2 * 3;

  @ParameterizedTest
  @EnumSource
  void theLossIsTheReconstructionAndBetaTimesTheKl(PosteriorAverage average) {
    try (Objective objective = new Objective(model(average, false), BATCH, Mode.TRAINING)) {
      Map<String, Double> terms = objective.terms(Objective.squares(BATCH));
      assertEquals(
          terms.get("reconstruction") + BETA * terms.get("kl"),
          terms.get("loss"),
          1e-6 * terms.get("loss"));
    }
  }

  /** Bit by bit: each image has its own draw, as in a batch of single images. */
  @ParameterizedTest
  @EnumSource
  void pairsOfEqualImagesAreABetaVae(PosteriorAverage average) {
    float[] images = inEqualPairs(Objective.squares(BATCH));
    assertNear(of(betaVae(), images), of(model(average, false), images));
  }

  @ParameterizedTest
  @EnumSource
  void withoutASharedLatentItIsABetaVae(PosteriorAverage average) {
    float[] images = Objective.squares(BATCH);
    float[] own = new float[MASK];
    Arrays.fill(own, 1);
    Map<FurtherInput, float[]> told = Map.of(FurtherInput.CHANGED_LATENTS, own);
    try (Objective labelled = new Objective(model(average, true), BATCH, Mode.TRAINING, told);
        Objective plain = new Objective(betaVae(), BATCH, Mode.TRAINING)) {
      assertNear(plain.terms(images), labelled.terms(images));
      Map<String, float[]> expected = plain.gradients(images);
      labelled
          .gradients(images)
          .forEach((name, found) -> assertArrayEquals(expected.get(name), found, 1e-3f, name));
    }
  }

  /** Sharing is what is told, and not what the posteriors say. */
  @Test
  void whatIsToldDecides() {
    float[] images = Objective.squares(BATCH);
    float[] first = new float[MASK];
    for (int pair = 0; pair < BATCH / 2; pair++) {
      first[3 * pair] = 1;
    }
    LatentModel model = model(PosteriorAverage.GVAE, true);
    try (Objective none =
            new Objective(
                model,
                BATCH,
                Mode.TRAINING,
                Map.of(FurtherInput.CHANGED_LATENTS, new float[MASK]));
        Objective one =
            new Objective(
                model, BATCH, Mode.TRAINING, Map.of(FurtherInput.CHANGED_LATENTS, first))) {
      assertNotEquals(none.terms(images).get("kl"), one.terms(images).get("kl"));
      // The mean of two convex costs is at least the cost of the means.
      assertTrue(none.terms(images).get("kl") < of(betaVae(), images).get("kl"));
    }
  }

  /** In validation and in the exported model there are no pairs. */
  @Test
  void singleImagesAreThoseOfABetaVae() {
    float[] images = Objective.squares(3);
    try (Objective single = new Objective(model(PosteriorAverage.ML_VAE, true), 3, Mode.INFERENCE);
        Objective plain = new Objective(betaVae(), 3, Mode.INFERENCE)) {
      assertEquals(plain.terms(images), single.terms(images));
    }
  }

  @Test
  void theKlTrainsTheEncoderOnly() {
    try (Objective objective =
        new Objective(model(PosteriorAverage.ML_VAE, false), BATCH, Mode.TRAINING)) {
      float[] images = Objective.squares(BATCH);
      assertEquals(
          Set.of("encoder", "decoder"), objective.trainedBy(Signatures.RECONSTRUCTION, images));
      assertEquals(Set.of("encoder"), objective.trainedBy(Signatures.KL, images));
    }
  }

  /** Through the averages, with the choice of shared latents as it is. */
  @ParameterizedTest
  @EnumSource
  void gradientsAreThoseOfTheLoss(PosteriorAverage average) {
    try (Objective objective = new Objective(model(average, false), 4, Mode.TRAINING)) {
      objective.checkGradients();
    }
  }

  private static Map<String, Double> of(LatentModel model, float[] images) {
    try (Objective objective = new Objective(model, BATCH, Mode.TRAINING)) {
      return objective.terms(images);
    }
  }

  private static void assertNear(Map<String, Double> expected, Map<String, Double> found) {
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach(
        (term, value) -> assertEquals(value, found.get(term), 1e-6 * Math.abs(value), term));
  }

  private static float[] inEqualPairs(float[] images) {
    float[] pairs = images.clone();
    for (int image = 1; image < BATCH; image += 2) {
      System.arraycopy(
          images,
          (image - 1) * Objective.PIXELS,
          pairs,
          image * Objective.PIXELS,
          Objective.PIXELS);
    }
    return pairs;
  }

  private static BetaVae betaVae() {
    return new BetaVae(TinyRuns.network(), BetaVaeConfig.newBuilder().setBeta(BETA).build());
  }

  private static AdaVae model(PosteriorAverage average, boolean labelled) {
    return new AdaVae(
        TinyRuns.network(),
        AdaVaeConfig.newBuilder().setBeta(BETA).setAverage(average).setLabelled(labelled).build());
  }
}
