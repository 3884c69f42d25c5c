package org.disentangle.analysis.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.disentangle.math.Matrix;
import org.junit.jupiter.api.Test;

/**
 * What is measured of codes: variance, KL, distance from a prior, patterns of zeros, components.
 */
class LatentMeasuresOfArraysTest {

  private static double[][] normal(int rows, int columns, double deviation, long seed) {
    Random random = new Random(seed);
    double[][] draws = new double[rows][columns];
    for (double[] row : draws) {
      for (int j = 0; j < columns; j++) {
        row[j] = deviation * random.nextGaussian();
      }
    }
    return draws;
  }

  @Test
  void aLatentIsActiveAboveAVarianceOfAHundredth() {
    LatentMoments moments =
        LatentMoments.of(
            Matrix.of(new double[][] {{1e9, 0.11, 0.09, 3}, {1e9 + 2, -0.11, -0.09, 3}}));
    assertArrayEquals(new double[] {1e9 + 1, 0, 0, 3}, moments.means(), 0);
    assertArrayEquals(new double[] {2, 0.0242, 0.0162, 0}, moments.variances(), 1e-15);
    assertEquals(3, moments.activeUnits());
    assertTrue(moments.isActive(0) && !moments.isActive(3));
    assertEquals(0, LatentMoments.of(Matrix.of(new double[][] {{0.07}, {-0.07}})).activeUnits());
    assertEquals(
        4 + 0.22 * 0.22 + 0.18 * 0.18, moments.squaredDistanceOfTwo(), 1e-12, "of these two");
    assertThrows(
        IllegalArgumentException.class, () -> LatentMoments.of(Matrix.of(new double[][] {{1}})));
  }

  @Test
  void theKlIsThatOfTheTextbook() {
    double[][] means = {{0, 2}, {0, -2}};
    double[][] logVariances = {{0, Math.log(0.5)}, {0, Math.log(3)}};
    GaussianKl kl = GaussianKl.of(Matrix.of(means), Matrix.of(logVariances));
    double first = 0.5 * (4 + 0.5 - 1 - Math.log(0.5));
    double second = 0.5 * (4 + 3 - 1 - Math.log(3));
    assertArrayEquals(new double[] {0, (first + second) / 2}, kl.natsPerLatent(), 1e-15);
    assertEquals((first + second) / 2, kl.total().value(), 1e-15);
    assertEquals(Math.abs(first - second) / 2, kl.total().standardError(), 1e-15);
  }

  @Test
  void nearThePriorTheKlKeepsItsDigits() {
    double small = 1e-6;
    double nats =
        GaussianKl.of(Matrix.of(new double[][] {{0}}), Matrix.of(new double[][] {{small}}))
            .natsPerLatent()[0];
    assertEquals(small * small / 4, nats, 1e-6 * small * small);
  }

  @Test
  void aShiftIsAsFarAsItIsLong() {
    double[] sample = {3, -1, 7, 2};
    assertEquals(0, Wasserstein.distance(sample, new double[] {7, 2, 3, -1}), 0);
    assertEquals(2.5, Wasserstein.distance(sample, new double[] {4.5, 1.5, 9.5, 5.5}), 1e-15);
    assertThrows(IllegalArgumentException.class, () -> Wasserstein.distance(sample, new double[3]));
  }

  /** W1 of N(0, 1) and N(0, s²) is |s − 1| √(2/π). */
  @Test
  void twoNormalSamplesAreAsFarAsTheirDistributions() {
    double[][] standard = normal(20_000, 1, 1, 1);
    double[][] wide = normal(20_000, 1, 1.5, 2);
    Random any = new Random(0);
    assertEquals(0.5 * Math.sqrt(2 / Math.PI), Wasserstein.sliced(standard, wide, 3, any), 0.02);
    assertEquals(0, Wasserstein.sliced(standard, normal(20_000, 1, 1, 3), 3, any), 0.02);
  }

  @Test
  void aPriorOfAnotherScaleMakesNoOther() {
    double[][] codes = normal(2000, 4, 0.5, 1);
    double[][] prior = normal(2000, 4, 1, 2);
    double[][] again = normal(2000, 4, 1, 3);
    AggregateFit fit = AggregateFit.of(codes, prior, again, new Random(9));
    AggregateFit scaled =
        AggregateFit.of(scaled(codes, 7), scaled(prior, 7), scaled(again, 7), new Random(9));
    assertEquals(fit.distance(), scaled.distance(), 1e-12);
    assertEquals(0.5 * Math.sqrt(2 / Math.PI), fit.distance(), 0.03);
    assertTrue(fit.floor() > 0 && fit.floor() < 0.05, "floor " + fit.floor());
    for (double latent : fit.perLatent()) {
      assertEquals(0.5 * Math.sqrt(2 / Math.PI), latent, 0.06);
    }
    AggregateFit dead =
        AggregateFit.of(new double[2][1], new double[2][1], new double[2][1], new Random(0));
    assertTrue(Double.isNaN(dead.distance()));
  }

  private static double[][] scaled(double[][] rows, double factor) {
    double[][] scaled = new double[rows.length][rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        scaled[i][j] = factor * rows[i][j];
      }
    }
    return scaled;
  }

  /** Each latent fits the prior by itself, but the second is the first again. */
  @Test
  void theSlicesSeeWhatLatentsByThemselvesHide() {
    double[][] codes = normal(5000, 2, 1, 4);
    for (double[] code : codes) {
      code[1] = code[0];
    }
    AggregateFit fit =
        AggregateFit.of(codes, normal(5000, 2, 1, 5), normal(5000, 2, 1, 6), new Random(1));
    assertTrue(fit.perLatent()[0] < 0.06 && fit.perLatent()[1] < 0.06, "alone they fit");
    assertTrue(fit.distance() > 5 * fit.floor(), fit.distance() + " over " + fit.floor());
  }

  @Test
  void patternsOfZerosAreCountedNotValues() {
    assertEquals(
        1, SupportPatterns.perplexity(Matrix.of(new double[][] {{1, 0}, {-3, 0}, {1e-300, 0}})), 0);
    assertEquals(
        4,
        SupportPatterns.perplexity(Matrix.of(new double[][] {{0, 0}, {1, 0}, {0, 1}, {1, 1}})),
        1e-12,
        "all different");
    double[][] quarters = {{1, 0}, {2, 0}, {3, 0}, {0, 1}};
    double entropy = 0.75 * Math.log(4.0 / 3) + 0.25 * Math.log(4);
    assertEquals(Math.exp(entropy), SupportPatterns.perplexity(Matrix.of(quarters)), 1e-12);
  }

  @Test
  void codesFallOnTheComponentsThatTheyAreNear() {
    double[][] means = {{-10, 0}, {10, 0}, {0, 500}};
    double[][] unit = new double[3][2];
    double[][] draws = {{-10, 1}, {-11, 0}, {-9, 0}, {10, -1}};
    double[] shares = ComponentShares.of(draws, means, unit);
    assertArrayEquals(new double[] {0.75, 0.25, 0}, shares, 1e-12);
    double entropy = -0.75 * Math.log(0.75) - 0.25 * Math.log(0.25);
    assertEquals(Math.exp(entropy), ComponentShares.effectiveNumber(shares), 1e-12);
    assertEquals(
        3, ComponentShares.effectiveNumber(new double[] {1.0 / 3, 1.0 / 3, 1.0 / 3}), 1e-12);
    assertEquals(1, ComponentShares.effectiveNumber(new double[] {0, 1, 0}), 0);
  }

  /** Bayes' rule with the densities themselves. */
  @Test
  void responsibilitiesAreBayesRule() {
    double[][] means = {{0.3, -1}, {1, 0.5}};
    double[][] logVariances = {{-0.4, 0.2}, {0.7, -1}};
    double[] z = {0.2, 0.1};
    double[] densities = new double[2];
    for (int c = 0; c < 2; c++) {
      densities[c] = 1;
      for (int j = 0; j < 2; j++) {
        double variance = Math.exp(logVariances[c][j]);
        double offset = z[j] - means[c][j];
        densities[c] *=
            Math.exp(-offset * offset / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
      }
    }
    double sum = densities[0] + densities[1];
    assertArrayEquals(
        new double[] {densities[0] / sum, densities[1] / sum},
        ComponentShares.of(new double[][] {z}, means, logVariances),
        1e-14);
    double[] far = ComponentShares.of(new double[][] {{1e4, 1e4}}, means, logVariances);
    assertFalse(Double.isNaN(far[0]), "far away no density is left, but shares are");
    assertEquals(1, far[0] + far[1], 1e-12);
  }
}
