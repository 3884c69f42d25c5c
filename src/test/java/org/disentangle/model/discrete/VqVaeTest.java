package org.disentangle.model.discrete;

import static org.disentangle.model.Objective.PIXELS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.disentangle.config.CodebookAverageConfig;
import org.disentangle.config.VqVaeConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.data.TwoValuedImages;
import org.disentangle.graph.Mode;
import org.disentangle.graph.Variable;
import org.disentangle.model.Objective;
import org.disentangle.model.TinyRuns;
import org.disentangle.model.TrainingStage;
import org.junit.jupiter.api.Test;

class VqVaeTest {

  private static VqVae model(VqVaeConfig settings) {
    return new VqVae(TinyRuns.mapNetwork(), settings);
  }

  private static VqVaeConfig averages() {
    return TinyRuns.codes().toBuilder()
        .setMovingAverages(CodebookAverageConfig.newBuilder().setDecay(0.9).setEpsilon(1e-5))
        .build();
  }

  @Test
  void theLossIsTheSumOfTheWeightedTerms() {
    try (Objective objective = new Objective(model(TinyRuns.codes()), 4, Mode.TRAINING)) {
      Map<String, Double> terms = objective.terms(Objective.squares(4));
      assertEquals(
          List.of("loss", "reconstruction", "codebook", "commitment", "prior"),
          List.copyOf(terms.keySet()));
      double expected =
          terms.get("reconstruction")
              + terms.get("codebook")
              + 0.5 * terms.get("commitment")
              + terms.get("prior");
      assertEquals(expected, terms.get("loss"), 1e-6 * expected);
      // One squared distance, seen from its two sides.
      assertEquals(terms.get("codebook"), terms.get("commitment"), 0);
    }
  }

  /** The table of the class: which weights receive a gradient of which term. */
  @Test
  void eachTermTrainsWhatTheTableSays() {
    float[] images = Objective.squares(8);
    try (Objective objective = new Objective(model(TinyRuns.codes()), 8, Mode.TRAINING)) {
      assertEquals(
          Set.of("encoder", "decoder"), objective.trainedBy(Signatures.RECONSTRUCTION, images));
      assertEquals(Set.of("quantizer"), objective.trainedBy(Signatures.CODEBOOK, images));
      assertEquals(Set.of("encoder"), objective.trainedBy(Signatures.COMMITMENT, images));
      assertEquals(Set.of("prior"), objective.trainedBy(Signatures.PRIOR, images));
    }
  }

  @Test
  void codesThatAreAveragesReceiveNoGradient() {
    float[] images = Objective.squares(8);
    VqVae model = model(averages());
    assertEquals(List.of("reconstruction", "commitment", "prior"), model.terms());
    try (Objective objective = new Objective(model, 8, Mode.TRAINING)) {
      assertEquals(
          Set.of("encoder", "decoder"), objective.trainedBy(Signatures.RECONSTRUCTION, images));
      assertEquals(Set.of("encoder"), objective.trainedBy(Signatures.COMMITMENT, images));
      assertEquals(Set.of("prior"), objective.trainedBy(Signatures.PRIOR, images));
    }
  }

  /** Each trainable variable belongs to one stage, each term to one stage. */
  @Test
  void theStagesShareOutTermsAndWeights() {
    VqVae model = model(TinyRuns.codes());
    List<TrainingStage> stages = model.stages();
    assertEquals(model.terms(), stages.stream().flatMap(stage -> stage.terms().stream()).toList());
    try (Objective objective = new Objective(model, 2, Mode.TRAINING)) {
      for (Variable variable : objective.variables()) {
        assertEquals(
            1,
            stages.stream().filter(stage -> stage.trains().test(variable)).count(),
            variable.name());
      }
    }
  }

  /** Those of the prior, whose rectifiers want shorter steps, are checked by PixelCnnTest. */
  @Test
  void gradientsAreThoseOfTheLoss() {
    try (Objective objective = new Objective(model(TinyRuns.codes()), 4, Mode.TRAINING)) {
      objective.checkGradients(name -> !name.startsWith("prior/"));
    }
  }

  /** K = 1: whatever the image, the decoder sees the same grid; nothing is left to be told. */
  @Test
  void oneCodeReconstructsEveryImageTheSame() {
    VqVae model = model(TinyRuns.codes().toBuilder().setCodes(1).build());
    float[] images = Objective.squares(2);
    float[] blank = new float[2 * PIXELS];
    try (Objective objective = new Objective(model, 2, Mode.INFERENCE)) {
      assertEquals(0, objective.terms(images).get("prior"), 0);
      // With logits that are the same for all images, the nats are linear in the number of lit
      // pixels where all logits are the same: take the decoder's last kernel away.
      Map<String, float[]> weights = new HashMap<>(objective.weights());
      Arrays.fill(weights.get("decoder/logits/kernel"), 0);
      weights.put("decoder/logits/bias", new float[] {-2});
      objective.assign(weights);
      double dark = PIXELS * Math.log1p(Math.exp(-2));
      assertEquals(dark, objective.terms(blank).get("reconstruction"), 0.01);
      assertEquals(dark + 2 * 144, objective.terms(images).get("reconstruction"), 0.01);
    }
  }

  /** An untrained prior is nearly even: about h·w·ln K nats. */
  @Test
  void thePriorStartsNearTheUniformOne() {
    try (Objective objective = new Objective(model(TinyRuns.codes()), 4, Mode.INFERENCE)) {
      double uniform = 16 * Math.log(8);
      assertEquals(uniform, objective.terms(Objective.squares(4)).get("prior"), 0.25 * uniform);
    }
  }

  @Test
  void inferenceHasTheSameTermsAsTraining() {
    float[] images = Objective.squares(3);
    try (Objective training = new Objective(model(TinyRuns.codes()), 3, Mode.TRAINING);
        Objective inference = new Objective(model(TinyRuns.codes()), 3, Mode.INFERENCE)) {
      Map<String, Double> expected = training.terms(images);
      inference
          .terms(images)
          .forEach((term, value) -> assertEquals(expected.get(term), value, 1e-5 * value, term));
    }
  }

  @Test
  void theRepresentationHasAllTheCodesNumbers() {
    assertEquals(4 * 4 * 3, model(TinyRuns.codes()).latentDimension(TwoValuedImages.SHAPE));
    assertFalse(model(TinyRuns.codes()).hyperparameters().containsKey("beta"));
    assertEquals(8.0, model(TinyRuns.codes()).hyperparameters().get(Signatures.CODEBOOK_SIZE));
  }

  /** Random weights of the prior give other nats: the term looks at them. */
  @Test
  void thePriorIsTheOnlyTermThatItsWeightsChange() {
    float[] images = Objective.squares(3);
    try (Objective objective = new Objective(model(TinyRuns.codes()), 3, Mode.INFERENCE)) {
      Map<String, Double> before = objective.terms(images);
      SplittableRandom random = new SplittableRandom(2);
      Map<String, float[]> moved = new HashMap<>();
      objective
          .weights()
          .forEach(
              (name, values) -> {
                if (name.startsWith("prior/")) {
                  for (int i = 0; i < values.length; i++) {
                    values[i] += (float) random.nextDouble(-1, 1);
                  }
                  moved.put(name, values);
                }
              });
      objective.assign(moved);
      Map<String, Double> after = objective.terms(images);
      assertTrue(Math.abs(after.get("prior") - before.get("prior")) > 1);
      for (String term : List.of("reconstruction", "codebook", "commitment")) {
        assertEquals(before.get(term), after.get(term), 0, term);
      }
    }
  }
}
