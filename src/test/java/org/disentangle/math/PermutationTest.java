package org.disentangle.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermutationTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 1000})
  void everyNumberIsThereOnce(int size) {
    int[] order = Permutation.of(size, new SplittableRandom(3));
    assertArrayEquals(order, Permutation.of(size, new SplittableRandom(3)));
    Arrays.sort(order);
    assertArrayEquals(IntStream.range(0, size).toArray(), order);
  }

  /** Of 6,000 orders of three things 1,000 are expected of each, with a deviation of 29. */
  @Test
  void everyOrderIsAsLikely() {
    SplittableRandom random = new SplittableRandom(1);
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < 6000; i++) {
      counts.merge(Arrays.toString(Permutation.of(3, random)), 1, Integer::sum);
    }
    assertEquals(6, counts.size());
    counts.forEach((order, count) -> assertTrue(Math.abs(count - 1000) < 120, order + count));
  }
}
