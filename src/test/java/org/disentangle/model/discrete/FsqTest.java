package org.disentangle.model.discrete;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.disentangle.config.FsqConfig;
import org.disentangle.graph.Mode;
import org.disentangle.model.Objective;
import org.disentangle.model.TinyRuns;
import org.junit.jupiter.api.Test;

class FsqTest {
  private static final int BATCH = 4;
  private static final float[] IMAGES = Objective.squares(BATCH);

  private static Fsq model(int... levels) {
    FsqConfig.Builder settings = FsqConfig.newBuilder();
    for (int each : levels) {
      settings.addLevels(each);
    }
    return new Fsq(TinyRuns.network(), settings.build());
  }

  @Test
  void theReconstructionIsTheOnlyTerm() {
    for (Mode mode : Mode.values()) {
      try (Objective objective = new Objective(model(3, 5, 4), BATCH, mode)) {
        Map<String, Double> terms = objective.terms(IMAGES);
        assertEquals(List.of("loss", "reconstruction"), List.copyOf(terms.keySet()));
        assertEquals(terms.get("reconstruction"), terms.get("loss"), 0);
      }
    }
  }

  @Test
  void gradientsAreThoseOfTheLoss() {
    try (Objective objective = new Objective(model(3, 5, 4), BATCH, Mode.TRAINING)) {
      objective.checkGradients();
    }
  }

  @Test
  void oneNumberOfLevelsIsThatOfEveryLatent() {
    List<float[]> values = model(5).latentValues(Map.of());
    assertEquals(3, values.size());
    for (float[] each : values) {
      assertArrayEquals(new float[] {-1, -0.5f, 0, 0.5f, 1}, each, 0);
    }
    assertEquals(4, model(3, 5, 4).latentValues(Map.of()).get(2).length);
  }

  @Test
  void theCapacityIsTheLogarithmOfAllCodes() {
    assertEquals(
        Math.log(60) / Math.log(2), model(3, 5, 4).hyperparameters().get("code_bits"), 1e-12);
  }
}
