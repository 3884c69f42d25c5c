package org.disentangle.data;

/** A seeded shuffle by {@link SplitMix64}. */
final class SeededShuffle {
  private final SplitMix64 random;

  /**
   * @param seed the run's seed
   * @param stream what the numbers are for: each stream of one seed is independent of the others
   */
  SeededShuffle(long seed, long stream) {
    random = new SplitMix64(seed, stream);
  }

  /**
   * Puts a random choice of the entries, in random order, into the first places (Fisher-Yates, cut
   * short).
   *
   * @param places how many places to fill; all entries stay in the array
   */
  void shuffle(int[] entries, int places) {
    for (int i = 0; i < places; i++) {
      int j = i + random.below(entries.length - i);
      int entry = entries[i];
      entries[i] = entries[j];
      entries[j] = entry;
    }
  }
}
