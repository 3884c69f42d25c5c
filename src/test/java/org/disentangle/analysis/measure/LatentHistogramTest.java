package org.disentangle.analysis.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LatentHistogramTest {

  /** Against the density of N(0, 1) at the middle of each bin: 200,000 draws, 40 bins of 0.2. */
  @Test
  void drawsOfTheNormalDistributionHaveItsDensity() {
    double[] draws = new double[200_000];
    Random random = new Random(3);
    Arrays.setAll(draws, i -> random.nextGaussian());
    LatentHistogram bins = LatentHistogram.over(draws);
    assertEquals(-4, bins.low());
    assertEquals(0.2, bins.width(), 1e-15);
    double[] densities = bins.densities(draws);
    for (int bin = 0; bin < bins.bins(); bin++) {
      double middle = bins.edge(bin) + bins.width() / 2;
      double normal = Math.exp(-middle * middle / 2) / Math.sqrt(2 * Math.PI);
      // Four standard errors, and 0.002 for the bend within a bin.
      double error = 4 * Math.sqrt(normal / (draws.length * bins.width())) + 0.002;
      assertEquals(normal, densities[bin], error, "bin " + bin);
    }
  }

  @Test
  void aConstantIsOneBarOfAreaOne() {
    double[] constant = new double[500];
    LatentHistogram bins = LatentHistogram.over(constant);
    double[] densities = bins.densities(constant);
    assertEquals(5, Arrays.stream(densities).max().orElseThrow(), 1e-9);
    assertEquals(5, Arrays.stream(densities).sum(), 1e-9);
  }

  @Test
  void wideLatentsAreSeenWholeAndOutliersMissed() {
    double[] wide = new Random(4).doubles(10_000, -100, 100).toArray();
    wide[0] = 1e9;
    LatentHistogram bins = LatentHistogram.over(wide);
    assertTrue(bins.low() < -99 && bins.edge(bins.bins()) > 99 && bins.edge(bins.bins()) < 101);
    double area = Arrays.stream(bins.densities(wide)).sum() * bins.width();
    assertEquals(1, area, 0.0025, "but for a thousandth at each end");
  }
}
