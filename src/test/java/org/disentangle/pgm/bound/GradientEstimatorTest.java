package org.disentangle.pgm.bound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.GoldenMatrix;
import org.junit.jupiter.api.Test;

class GradientEstimatorTest {

  /** {@code src/test/golden/variational_golden.py}: integrals by mpmath. */
  @Test
  void itsNoiseIsTheIntegral() {
    List<String[]> rows = GoldenMatrix.rows("variational-gradients");
    assertEquals(16, rows.size());
    for (String[] row : rows) {
      ExponentialModel model = new ExponentialModel(Double.parseDouble(row[0]));
      double rate = Double.parseDouble(row[1]);
      assertEquals(Double.parseDouble(row[3]), model.slope(rate), 1e-14, String.join(" ", row));
      assertEquals(
          Double.parseDouble(row[4]),
          GradientEstimator.ofKey(row[2]).standardDeviation(model, rate),
          1e-14,
          String.join(" ", row));
    }
  }

  @Test
  void theBaselineAtTheOptimumIsTheEvidence() {
    ExponentialModel model = new ExponentialModel(2);
    assertEquals(model.logEvidence(), GradientEstimator.baseline(model, 3), 1e-15);
  }

  @Test
  void anUnknownEstimatorIsNamed() {
    UserErrorException mistake =
        assertThrows(UserErrorException.class, () -> GradientEstimator.ofKey("reinforce"));
    assertEquals(
        "unknown estimator \"reinforce\": expected one of pathwise, sticking-the-landing,"
            + " score-function, score-function-baseline",
        mistake.getMessage());
  }
}
