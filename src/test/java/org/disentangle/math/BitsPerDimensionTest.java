package org.disentangle.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BitsPerDimensionTest {
  private static final int VALUES = 64 * 64 * 3;

  /** A code that knows nothing: 8 bits for each of 256 values, 1 bit for each of 2. */
  @Test
  void uniformProbabilitiesNeedAllBits() {
    assertEquals(8, BitsPerDimension.ofProbability(VALUES * Math.log(256), VALUES), 1e-12);
    assertEquals(1, BitsPerDimension.ofProbability(VALUES * Math.log(2), VALUES), 1e-12);
    assertEquals(0, BitsPerDimension.ofProbability(0, VALUES));
  }

  /** The density of normal values at their best deviation, D/2 (log(2 pi MSE) + 1) nats. */
  @ParameterizedTest
  @CsvSource({"0.02, 7.22", "0.005, 6.22", "0.001, 5.06", "0.0001, 3.40"})
  void aNormalDensityNeedsFewerBitsForSmallerErrors(double error, double bits) {
    double nats = VALUES / 2.0 * (Math.log(2 * Math.PI * error) + 1);
    assertEquals(bits, BitsPerDimension.ofDensity(nats, VALUES, 255), 0.005);
  }

  /** A density of 1 everywhere gives each level the same probability. */
  @Test
  void aUniformDensityNeedsTheBitsOfItsLevels() {
    assertEquals(Math.log(255) / Math.log(2), BitsPerDimension.ofDensity(0, VALUES, 255), 1e-12);
  }
}
