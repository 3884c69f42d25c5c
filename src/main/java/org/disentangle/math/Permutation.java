package org.disentangle.math;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** A uniformly random permutation (Fisher and Yates; Durstenfeld 1964). */
public final class Permutation {
  private Permutation() {}

  /**
   * The numbers from 0 to {@code size - 1} in a random order; the same generator gives the same.
   */
  public static int[] of(int size, RandomGenerator random) {
    int[] order = IntStream.range(0, size).toArray();
    for (int i = size - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return order;
  }
}
