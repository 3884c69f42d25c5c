package org.disentangle.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Binary search against counting. */
class SortedNumbersTest {
  @Test
  void thoseBelowABoundAreCounted() {
    SplittableRandom random = new SplittableRandom(3);
    for (int size = 0; size < 70; size++) {
      // Few different numbers, so that many are equal.
      double[] sorted = random.ints(size, 0, 20).asDoubleStream().sorted().toArray();
      for (double bound = -1; bound <= 20; bound += 0.5) {
        double least = bound;
        assertEquals(
            Arrays.stream(sorted).filter(each -> each < least).count(),
            SortedNumbers.below(sorted, bound),
            "below " + bound + " of " + Arrays.toString(sorted));
      }
    }
  }
}
