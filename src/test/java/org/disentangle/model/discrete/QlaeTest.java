package org.disentangle.model.discrete;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disentangle.config.QlaeConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Mode;
import org.disentangle.model.Objective;
import org.disentangle.model.TinyRuns;
import org.junit.jupiter.api.Test;

class QlaeTest {
  private static final int BATCH = 6;
  private static final float[] IMAGES = Objective.squares(BATCH);

  private static QlaeConfig settings() {
    return TinyRuns.qlae("qlae").getQlae();
  }

  private static Objective objective(QlaeConfig settings, Mode mode) {
    return new Objective(new Qlae(TinyRuns.network(), settings), BATCH, mode);
  }

  @Test
  void theLossIsTheSumOfTheWeightedTerms() {
    try (Objective objective = objective(settings(), Mode.TRAINING)) {
      Map<String, Double> terms = objective.terms(IMAGES);
      assertEquals(
          List.of("loss", "reconstruction", "codebook", "commitment"), List.copyOf(terms.keySet()));
      double expected =
          terms.get("reconstruction") + 3 * terms.get("codebook") + 2 * terms.get("commitment");
      assertEquals(expected, terms.get("loss"), 1e-6 * expected);
      // One squared distance, seen from its two sides.
      assertEquals(terms.get("codebook"), terms.get("commitment"), 0);
    }
  }

  /** The table of the class: which weights receive a gradient of which term. */
  @Test
  void eachTermTrainsWhatTheTableSays() {
    try (Objective objective = objective(settings(), Mode.TRAINING)) {
      assertEquals(
          Set.of("encoder", "decoder"), objective.trainedBy(Signatures.RECONSTRUCTION, IMAGES));
      assertEquals(Set.of("quantizer"), objective.trainedBy(Signatures.CODEBOOK, IMAGES));
      assertEquals(Set.of("encoder"), objective.trainedBy(Signatures.COMMITMENT, IMAGES));
    }
  }

  @Test
  void withoutTheirTermTheValuesStay() {
    QlaeConfig fixed = settings().toBuilder().setCodebookWeight(0).build();
    try (Objective objective = objective(fixed, Mode.TRAINING)) {
      assertEquals(Set.of("encoder", "decoder"), objective.trainedBy("loss", IMAGES));
    }
  }

  @Test
  void gradientsAreThoseOfTheLoss() {
    try (Objective objective = objective(settings(), Mode.TRAINING)) {
      objective.checkGradients();
    }
  }

  @Test
  void inferenceHasTheSameTermsAsTraining() {
    try (Objective training = objective(settings(), Mode.TRAINING);
        Objective inference = objective(settings(), Mode.INFERENCE)) {
      Map<String, Double> expected = training.terms(IMAGES);
      inference
          .terms(IMAGES)
          .forEach((term, value) -> assertEquals(expected.get(term), value, 1e-5 * value, term));
    }
  }

  @Test
  void theValuesOfALatentAreARowOfTheirVariable() {
    float[] values = new float[15];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    List<float[]> latents =
        new Qlae(TinyRuns.network(), settings()).latentValues(Map.of("quantizer/values", values));
    assertEquals(3, latents.size());
    assertArrayEquals(new float[] {5, 6, 7, 8, 9}, latents.get(1), 0);
  }
}
