package org.disentangle.variational;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.bound.Ascent;
import org.disentangle.pgm.bound.AscentPlan;
import org.disentangle.pgm.bound.ExponentialModel;
import org.disentangle.pgm.bound.GradientEstimator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.proto.ConfigProto;

class StochasticAscentTest {
  private static final ExponentialModel MODEL = new ExponentialModel(2);
  private static final AscentPlan PLAN = new AscentPlan(5000, 10, 0);

  @ParameterizedTest
  @CsvSource({"0.5, 0.1", "0.5, 20", "2, 0.1", "2, 20", "4, 0.1", "4, 20"})
  void stickingTheLandingFindsTheBestRate(double x, double start) {
    ExponentialModel model = new ExponentialModel(x);
    Ascent ascent = climb(model, GradientEstimator.STICKING_THE_LANDING, PLAN, start);
    assertEquals(start, ascent.start(), 1e-12);
    assertEquals(x + 1, ascent.last(), 1e-6);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 20})
  void pathwiseEndsWithinItsNoise(double start) {
    Ascent ascent = climb(MODEL, GradientEstimator.PATHWISE, PLAN, start);
    assertEquals(3, ascent.mean(PLAN), 3 * ascent.standardError(MODEL, PLAN));
  }

  @ParameterizedTest
  @EnumSource(
      value = GradientEstimator.class,
      names = {"PATHWISE", "SCORE_FUNCTION"})
  void largerBatchesEndNearer(GradientEstimator estimator) {
    AscentPlan plan = new AscentPlan(2000, 3000, 1);
    Ascent ascent = climb(MODEL, estimator, plan, 20);
    assertEquals(3, ascent.mean(plan), 1e-2);
  }

  @Test
  void theFirstStepIsTheStepSizeTimesTheSlope() {
    // From 3/2 the slope by ln θ is 2; 1e6 draws leave it an error of 3e-3.
    AscentPlan plan = new AscentPlan(1, 1_000_000, 5);
    Ascent ascent = climb(MODEL, GradientEstimator.PATHWISE, plan, 1.5);
    double step = Math.log(ascent.last()) - Math.log(ascent.start());
    assertEquals(2, step / plan.stepSize(0), 1.2e-2);
  }

  @Test
  void aLongGradientIsCutToTheLimit() {
    // At 0.1 the slope by ln θ is 58.
    Ascent ascent = climb(MODEL, GradientEstimator.PATHWISE, new AscentPlan(1, 1000, 0), 0.1);
    assertEquals(Math.log(0.1) + 5 * 0.5 / Math.pow(10, 0.75), Math.log(ascent.last()), 1e-6);
  }

  @Test
  void theSameSeedTakesTheSameWayAndAnotherAnother() {
    AscentPlan plan = new AscentPlan(50, 10, 7);
    double[] once = climb(MODEL, GradientEstimator.SCORE_FUNCTION, plan, 1).rates();
    double[] again = climb(MODEL, GradientEstimator.SCORE_FUNCTION, plan, 1).rates();
    double[] other =
        climb(MODEL, GradientEstimator.SCORE_FUNCTION, new AscentPlan(50, 10, 8), 1).rates();
    assertArrayEquals(once, again, 0);
    assertNotEquals(once[50], other[50]);
  }

  @Test
  void oneGraphClimbsFromSeveralStarts() {
    AscentPlan plan = new AscentPlan(20, 10, 7);
    try (StochasticAscent ascent =
        new StochasticAscent(
            MODEL, GradientEstimator.PATHWISE, plan, ConfigProto.getDefaultInstance())) {
      double[] first = ascent.from(0.1, Progress.NONE).rates();
      ascent.from(20, Progress.NONE);
      assertArrayEquals(first, ascent.from(0.1, Progress.NONE).rates(), 0);
    }
  }

  @Test
  void progressIsTold() {
    List<String> told = new ArrayList<>();
    try (StochasticAscent ascent =
        new StochasticAscent(
            MODEL,
            GradientEstimator.PATHWISE,
            new AscentPlan(2, 1, 0),
            ConfigProto.getDefaultInstance())) {
      ascent.from(1, (task, done, total) -> told.add(task + " " + done + "/" + total));
    }
    assertEquals(List.of("pathwise from 1.0 1/2", "pathwise from 1.0 2/2"), told);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -3, Double.NaN, Double.POSITIVE_INFINITY})
  void aStartIsAboveZero(double start) {
    UserErrorException mistake =
        assertThrows(
            UserErrorException.class,
            () -> climb(MODEL, GradientEstimator.PATHWISE, new AscentPlan(1, 1, 0), start));
    assertTrue(
        mistake.getMessage().startsWith("start is " + start + " but must be"),
        mistake.getMessage());
  }

  @Test
  void aStartTooFarAwayIsAMistakeAndNoNumber() {
    UserErrorException mistake =
        assertThrows(
            UserErrorException.class,
            () -> climb(MODEL, GradientEstimator.PATHWISE, new AscentPlan(9, 1, 0), 1e-300));
    assertTrue(mistake.getMessage().contains("1.0E-300"), mistake.getMessage());
  }

  private static Ascent climb(
      ExponentialModel model, GradientEstimator estimator, AscentPlan plan, double start) {
    try (StochasticAscent ascent =
        new StochasticAscent(model, estimator, plan, ConfigProto.getDefaultInstance())) {
      return ascent.from(start, Progress.NONE);
    }
  }
}
