package org.disentangle.analysis.score;

/**
 * What a group of scores costs, and how often it can be afforded.
 *
 * @param isQuick whether it takes no more than a few seconds for 10,000 codes
 * @param takesPart whether no more than a part of a large sample is taken: where something is
 *     fitted to the codes, or every latent compared with every other
 * @param mostPermutations at most so many repetitions for the chance level
 * @param mostResamples at most so many for the interval; fewer than two give none
 */
public record Cost(boolean isQuick, boolean takesPart, int mostPermutations, int mostResamples) {
  /** As many as asked for. */
  static final int ALL = Integer.MAX_VALUE;

  /**
   * Codes of so many numbers are repeated as often as asked for, wider ones less in proportion: the
   * slowest scores take time by the square of the width, the others by it.
   */
  private static final int NARROW = 20;

  /** So many codes are repeated as often as asked for, more of them less in proportion. */
  private static final int MANY = 100_000;

  /** A standard deviation over fewer, where more were asked for, would be no interval's measure. */
  private static final int LEAST_RESAMPLES = 10;

  /**
   * How many samples are measured.
   *
   * @param samples codes that the group is computed on
   * @param latents numbers of a code
   */
  int repetitions(int permutations, int resamples, int samples, int latents) {
    return 1
        + permutations(permutations, samples, latents)
        + resamples(resamples, samples, latents);
  }

  /** How often the chance level is taken. */
  int permutations(int asked, int samples, int latents) {
    return affordable(Math.min(asked, mostPermutations), samples, latents);
  }

  /** How often a quick computation is repeated that is asked for so often: at least once. */
  static int affordable(int asked, int samples, int latents) {
    return asked == 0 ? 0 : Math.max(1, share(share(asked, NARROW, latents), MANY, samples));
  }

  /**
   * How many bootstrap samples there are. Many codes spread little, which a few resamples show;
   * wide ones can do without.
   */
  int resamples(int asked, int samples, int latents) {
    int most = Math.min(asked, mostResamples);
    int affordable = share(most, NARROW, latents);
    if (affordable < most && affordable < LEAST_RESAMPLES) {
      return 0;
    }
    return Math.max(Math.min(affordable, LEAST_RESAMPLES), share(affordable, MANY, samples));
  }

  /** All of them up to a size, beyond it as many fewer as it is exceeded. */
  private static int share(int most, int freely, int size) {
    return size <= freely ? most : Math.toIntExact((long) most * freely / size);
  }
}
