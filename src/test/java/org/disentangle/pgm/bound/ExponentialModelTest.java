package org.disentangle.pgm.bound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.GoldenMatrix;
import org.disentangle.pgm.bound.ExponentialModel.LowerBound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The closed forms against integrals and finite differences. */
class ExponentialModelTest {

  /** {@code src/test/golden/variational_golden.py}: integrals by mpmath. */
  @Test
  void everyPartIsTheIntegralItStandsFor() {
    double[][] rows = GoldenMatrix.doubles("variational-bound");
    assertEquals(9, rows.length);
    for (double[] row : rows) {
      ExponentialModel model = new ExponentialModel(row[0]);
      LowerBound bound = model.lowerBound(row[1]);
      double[] found = {
        row[0],
        row[1],
        bound.likelihood(),
        bound.prior(),
        bound.entropy(),
        model.slope(row[1]),
        model.logEvidence(),
        model.gap(row[1])
      };
      for (int i = 0; i < row.length; i++) {
        assertEquals(row[i], found[i], 1e-13, "column " + i + " of " + Arrays.toString(row));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 2, 4})
  void derivativesAreThoseOfFiniteDifferences(double x) {
    ExponentialModel model = new ExponentialModel(x);
    double h = 1e-5;
    for (double rate : new double[] {0.3, 0.7, x + 1, 6, 25}) {
      double log = Math.log(rate);
      assertNear((elbo(model, rate + h) - elbo(model, rate - h)) / (2 * h), model.slope(rate));
      assertNear((model.slope(rate + h) - model.slope(rate - h)) / (2 * h), model.curvature(rate));
      assertNear(
          (elbo(model, Math.exp(log + h)) - elbo(model, Math.exp(log - h))) / (2 * h),
          model.slopeInLog(log));
      assertNear(
          (model.slopeInLog(log + h) - model.slopeInLog(log - h)) / (2 * h),
          model.curvatureInLog(log));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 0.5, 2, 4, 1e6})
  void atTheBestRateTheBoundIsTheEvidenceAndNowhereMore(double x) {
    ExponentialModel model = new ExponentialModel(x);
    double best = model.bestRate();
    assertEquals(x + 1, best);
    assertEquals(0, model.slope(best), 1e-15);
    assertEquals(model.logEvidence(), elbo(model, best), 1e-13);
    assertEquals(0, model.gap(best));
    for (int i = -40; i <= 40; i++) {
      double rate = best * Math.pow(1.2, i);
      double gap = model.gap(rate);
      assertTrue(i == 0 || gap > 0, () -> "gap " + gap + " at " + rate);
      assertEquals(model.logEvidence() - elbo(model, rate), gap, 1e-12 * Math.max(1, gap));
    }
  }

  @Test
  void aTinyGapKeepsItsDigits() {
    // KL(θ*·(1 + e)) is e² to first order, far below the rounding of the bound itself.
    assertEquals(1, new ExponentialModel(2).gap(3 * (1 + 1e-9)) / 1e-18, 1e-6);
  }

  @Test
  void theBoundTurnsConvexBeyondTheInflection() {
    ExponentialModel model = new ExponentialModel(2);
    assertEquals(6, model.inflection());
    assertTrue(model.curvature(5.99) < 0);
    assertTrue(model.curvature(6.01) > 0);
  }

  @Test
  void withAScaleTheAnswerIsTheInverse() {
    // The bound of a Gamma with scale s has its maximum at s = 1/(x + 1).
    ExponentialModel model = new ExponentialModel(2);
    double best = 1.0 / 3;
    for (double scale : new double[] {0.2, 0.3, 0.333, 0.334, 0.5, 3}) {
      assertTrue(elbo(model, 1 / scale) < elbo(model, 1 / best));
    }
  }

  @Test
  void theDerivationEndsAtTheNumbersOfTheModel() {
    List<Derivation.Step> steps = Derivation.of(new ExponentialModel(2));
    assertEquals(3, value(steps, "Best rate"));
    assertEquals(-2.1972245773362196, value(steps, "Evidence"), 1e-15);
    assertEquals(value(steps, "Evidence"), value(steps, "Bound there"), 1e-15);
    assertEquals(
        value(steps, "Lower bound"),
        value(steps, "Expected log likelihood")
            + value(steps, "Expected log prior")
            + value(steps, "Entropy"),
        1e-15);
    assertEquals(0, value(steps, "Its slope"));
    assertEquals(0, value(steps, "Gap"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void anObservationIsAboveZero(double x) {
    UserErrorException mistake =
        assertThrows(UserErrorException.class, () -> new ExponentialModel(x));
    assertEquals(
        "x is "
            + x
            + " but must be a finite number above 0: it is drawn from an exponential distribution",
        mistake.getMessage());
  }

  private static void assertNear(double expected, double found) {
    assertEquals(expected, found, 1e-7 * Math.max(1, Math.abs(expected)));
  }

  private static double elbo(ExponentialModel model, double rate) {
    return model.lowerBound(rate).value();
  }

  private static double value(List<Derivation.Step> steps, String name) {
    return steps.stream()
        .filter(step -> step.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value()
        .orElseThrow();
  }
}
