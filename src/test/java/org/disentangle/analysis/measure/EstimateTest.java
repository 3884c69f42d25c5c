package org.disentangle.analysis.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EstimateTest {

  @Test
  void aMeanHasTheUsualError() {
    Estimate mean = Estimate.mean(new double[] {1, 2, 3, 4});
    assertEquals(2.5, mean.value(), 0);
    assertEquals(Math.sqrt(5.0 / 3 / 4), mean.standardError(), 1e-15);
    assertEquals(0, Estimate.mean(new double[] {7, 7, 7}).standardError(), 0);
    assertTrue(Double.isNaN(Estimate.mean(new double[] {7}).standardError()));
  }

  /** The spread of the ratio over many samples is the error that each of them gives. */
  @Test
  void theErrorOfARatioIsItsSpread() {
    Random random = new Random(5);
    int samples = 2000;
    double[] ratios = new double[samples];
    double[] errors = new double[samples];
    for (int s = 0; s < samples; s++) {
      double[] below = random.doubles(200, 1, 3).toArray();
      double[] above = Arrays.stream(below).map(b -> 0.5 * b + random.nextGaussian()).toArray();
      Estimate ratio = Estimate.ratio(above, below);
      ratios[s] = ratio.value();
      errors[s] = ratio.standardError();
    }
    Estimate spread = Estimate.mean(ratios);
    double deviation = spread.standardError() * Math.sqrt(samples);
    assertEquals(0.5, spread.value(), 4 * spread.standardError());
    assertEquals(deviation, Estimate.mean(errors).value(), 0.06 * deviation);
  }

  @Test
  void whatHasNoDenominatorIsNotDefined() {
    assertFalse(Estimate.ratio(new double[] {1, 2}, new double[] {0, 0}).isDefined());
    assertThrows(IllegalArgumentException.class, () -> Estimate.mean(new double[0]));
    assertThrows(
        IllegalArgumentException.class, () -> Estimate.ratio(new double[1], new double[2]));
  }

  @Test
  void scalesAndComplementsKeepTheError() {
    Estimate third = new Estimate(0.3, 0.02);
    assertEquals(new Estimate(0.7, 0.02), third.oneMinus());
    assertEquals(new Estimate(-0.15, 0.01), third.over(-2));
  }
}
