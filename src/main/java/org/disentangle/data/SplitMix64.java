package org.disentangle.data;

/**
 * A seeded generator of random numbers, SplitMix64 (Steele, Lea and Flood, 2014), written out here
 * so that what it gives depends only on the seed and not on the version of Java. Used by one
 * thread.
 */
public final class SplitMix64 {
  private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

  /** The distance of two neighbouring numbers of {@link #nextDouble}. */
  private static final double DOUBLE_UNIT = 0x1.0p-53;

  private long state;

  /**
   * @param seed the run's seed
   * @param stream what the numbers are for: each stream of one seed is independent of the others
   */
  public SplitMix64(long seed, long stream) {
    state = mix(mix(seed) + stream * GOLDEN_GAMMA);
  }

  /** Any number, all as likely. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** A number in [0, 1), uniform over the multiples of 2^-53. */
  public double nextDouble() {
    return (nextLong() >>> 11) * DOUBLE_UNIT;
  }

  /**
   * A number from 0 to {@code bound - 1}: the high half of a 32 x 32-bit product, which favours no
   * number by more than {@code bound / 2^32}.
   */
  public int below(int bound) {
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  /**
   * Puts a random choice of the entries, in random order, into the first places (Fisher-Yates, cut
   * short).
   *
   * @param places how many places to fill; all entries stay in the array
   */
  public void shuffle(int[] entries, int places) {
    for (int i = 0; i < places; i++) {
      int j = i + below(entries.length - i);
      int entry = entries[i];
      entries[i] = entries[j];
      entries[j] = entry;
    }
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return z ^ (z >>> 31);
  }
}
