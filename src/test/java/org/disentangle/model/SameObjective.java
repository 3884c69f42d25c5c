package org.disentangle.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.disentangle.graph.Mode;

/** Limit cases: that one family with some settings is another. */
public final class SameObjective {
  private static final int BATCH = 8;

  private SameObjective() {}

  /**
   * Asserts that two models have the same loss to the bit, and the same gradients but for their
   * last digits: those of several terms may be added in another order.
   */
  public static void check(LatentModel expected, LatentModel found) {
    float[] images = Objective.squares(BATCH);
    try (Objective one = new Objective(expected, BATCH, Mode.TRAINING);
        Objective other = new Objective(found, BATCH, Mode.TRAINING)) {
      assertEquals(one.terms(images).get("loss"), other.terms(images).get("loss"));
      Map<String, float[]> gradients = other.gradients(images);
      one.gradients(images)
          .forEach(
              (name, gradient) -> {
                float largest = 0;
                for (float value : gradient) {
                  largest = Math.max(largest, Math.abs(value));
                }
                assertArrayEquals(gradient, gradients.get(name), 1e-5f * largest, name);
              });
    }
  }
}
