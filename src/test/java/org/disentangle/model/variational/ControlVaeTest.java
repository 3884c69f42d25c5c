package org.disentangle.model.variational;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.disentangle.config.BetaVaeConfig;
import org.disentangle.config.ControlVaeConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Mode;
import org.disentangle.graph.Schedule;
import org.disentangle.model.Objective;
import org.disentangle.model.TinyRuns;
import org.junit.jupiter.api.Test;

class ControlVaeTest {
  private static final ControlVaeConfig PUBLISHED = ControlVaeConfig.getDefaultInstance();

  /** From 0.5 by 0.15 every 5,000 steps to 16, after 104 rises. */
  @Test
  void theTargetRisesInSteps() {
    Schedule target = model(PUBLISHED).weights().get(Signatures.CAPACITY).schedule();
    assertEquals(0.5, target.at(0));
    assertEquals(0.5, target.at(4_999));
    assertEquals(0.65, target.at(5_000), 1e-12);
    assertEquals(0.5 + 0.15 * 103, target.at(519_999), 1e-12);
    assertEquals(16, target.at(520_000));
    assertEquals(16, target.at(1_500_000));
  }

  /** Before the first step, and at every step where nothing is controlled. */
  @Test
  void atTheLeastBetaItIsTheBetaVae() {
    float[] images = Objective.squares(8);
    BetaVae vae = new BetaVae(TinyRuns.network(), BetaVaeConfig.newBuilder().setBeta(3).build());
    ControlVae control = model(PUBLISHED.toBuilder().setMinimumBeta(3).build());
    try (Objective plain = new Objective(vae, 8, Mode.TRAINING);
        Objective controlled = new Objective(control, 8, Mode.TRAINING)) {
      assertEquals(plain.terms(images), controlled.terms(images));
      Map<String, float[]> expected = plain.gradients(images);
      controlled
          .gradients(images)
          .forEach((name, gradient) -> assertArrayEquals(expected.get(name), gradient, name));
    }
  }

  @Test
  void theLossHasTheControllersBeta() {
    try (Objective objective = new Objective(model(PUBLISHED), 8, Mode.TRAINING)) {
      objective.assign(Map.of("controller/beta", new float[] {6.5f}));
      float[] images = Objective.squares(8);
      Map<String, Double> terms = objective.terms(images);
      assertEquals(
          terms.get("reconstruction") + 6.5 * terms.get("kl"),
          terms.get("loss"),
          1e-6 * terms.get("loss"));
      assertEquals(Set.of("encoder"), objective.trainedBy(Signatures.KL, images));
    }
  }

  @Test
  void gradientsAreThoseOfTheLoss() {
    try (Objective objective =
        new Objective(model(PUBLISHED.toBuilder().setMinimumBeta(4).build()), 4, Mode.TRAINING)) {
      objective.checkGradients(name -> !name.startsWith("controller/"));
    }
  }

  private static ControlVae model(ControlVaeConfig settings) {
    return new ControlVae(TinyRuns.network(), settings);
  }
}
