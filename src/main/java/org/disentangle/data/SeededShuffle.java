package org.disentangle.data;

/**
 * A seeded shuffle with its own generator, SplitMix64 (Steele, Lea and Flood, 2014), so that an
 * order depends only on the seed and not on the version of Java.
 */
final class SeededShuffle {
  private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

  private long state;

  /**
   * @param seed the run's seed
   * @param stream what the numbers are for: each stream of one seed is independent of the others
   */
  SeededShuffle(long seed, long stream) {
    state = mix(mix(seed) + stream * GOLDEN_GAMMA);
  }

  /**
   * Puts a random choice of the entries, in random order, into the first places (Fisher-Yates, cut
   * short).
   *
   * @param places how many places to fill; all entries stay in the array
   */
  void shuffle(int[] entries, int places) {
    for (int i = 0; i < places; i++) {
      int j = i + below(entries.length - i);
      int entry = entries[i];
      entries[i] = entries[j];
      entries[j] = entry;
    }
  }

  /**
   * A number from 0 to {@code bound - 1}: the high half of a 32 x 32-bit product, which favours no
   * number by more than {@code bound / 2^32}.
   */
  private int below(int bound) {
    state += GOLDEN_GAMMA;
    return (int) (((mix(state) >>> 32) * bound) >>> 32);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return z ^ (z >>> 31);
  }
}
