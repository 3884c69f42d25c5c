package org.disentangle.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Mode;
import org.disentangle.model.family.Families;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses of families whose decoder looks at the image it is to explain. */
class StrongDecoderTest {
  private static final double SHORT_STEP = 0.01;

  static Stream<RunConfig> families() {
    return Stream.of(
            TinyRuns.run("beta-vae"), TinyRuns.vqVae("vq"), TinyRuns.scVaeVariational("sc"))
        .map(TinyRuns::strong);
  }

  @ParameterizedTest
  @MethodSource("families")
  void gradientsAreThoseOfTheLoss(RunConfig run) {
    try (Objective objective = new Objective(Families.of(run), 4, Mode.TRAINING)) {
      objective.checkGradients(SHORT_STEP);
    }
  }

  @Test
  void theReconstructionTrainsAllOfEncoderAndDecoder() {
    RunConfig run = TinyRuns.strong(TinyRuns.run("tiny"));
    float[] images = Objective.squares(8);
    try (Objective objective = new Objective(Families.of(run), 8, Mode.TRAINING)) {
      assertEquals(
          Set.of("encoder", "decoder"), objective.trainedBy(Signatures.RECONSTRUCTION, images));
      objective
          .gradients(images)
          .forEach(
              (name, gradient) -> {
                double largest = 0;
                for (float value : gradient) {
                  largest = Math.max(largest, Math.abs(value));
                }
                assertTrue(largest > 0, name + " has no gradient");
              });
      // The plain decoder's logits have become features.
      List<String> layers = objective.layers().stream().map(layer -> layer.name()).toList();
      assertTrue(
          layers.containsAll(
              List.of("decoder/features", "decoder/first", "decoder/masked1", "decoder/logits")),
          layers.toString());
    }
  }

  /** With features that say nothing the images train no encoder: what a collapse is. */
  @Test
  void withoutFeaturesTheLatentsAreNotNeeded() {
    RunConfig run = TinyRuns.strong(TinyRuns.run("tiny"));
    float[] images = Objective.squares(8);
    try (Objective objective = new Objective(Families.of(run), 8, Mode.TRAINING)) {
      Map<String, float[]> weights = new LinkedHashMap<>(objective.weights());
      weights.computeIfPresent(
          "decoder/features/kernel", (name, values) -> new float[values.length]);
      objective.assign(weights);
      assertEquals(Set.of("decoder"), objective.trainedBy(Signatures.RECONSTRUCTION, images));
    }
  }
}
