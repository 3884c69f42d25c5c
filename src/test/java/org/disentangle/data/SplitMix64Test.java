package org.disentangle.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitMix64Test {
  private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

  /** Java's own generator has the same algorithm today, and starts at the number it is given. */
  @ParameterizedTest
  @CsvSource({"0, 0", "0, 1", "7, 3", "-1, 8589934592", "1234567, -5"})
  void theNumbersAreThoseOfSplitMix64(long seed, long stream) {
    SplitMix64 random = new SplitMix64(seed, stream);
    SplittableRandom java = new SplittableRandom(mixed(mixed(seed) + stream * GOLDEN_GAMMA));
    for (int i = 0; i < 100; i++) {
      assertEquals(java.nextLong(), random.nextLong());
    }
    for (int i = 0; i < 100; i++) {
      assertEquals((double) (java.nextLong() >>> 11), random.nextDouble() * 0x1.0p53, 0.0);
    }
    for (int bound = 1; bound < 100; bound++) {
      assertEquals(((java.nextLong() >>> 32) * bound) >>> 32, random.below(bound));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 1", "1, 0"})
  void fractionsAreUniform(long seed, long stream) {
    SplitMix64 random = new SplitMix64(seed, stream);
    int[] counts = new int[10];
    for (int i = 0; i < 100_000; i++) {
      counts[(int) (10 * random.nextDouble())]++;
    }
    for (int count : counts) {
      // Five standard deviations.
      assertTrue(Math.abs(count - 10_000) < 475, count + " of 100,000 in a tenth");
    }
  }

  private static long mixed(long value) {
    return new SplittableRandom(value - GOLDEN_GAMMA).nextLong();
  }
}
