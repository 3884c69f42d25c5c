package org.disentangle.analysis.score;

/**
 * The computing cost of a group of scores, and how many repetitions it allows.
 *
 * @param isQuick whether it takes no more than a few seconds for 10,000 codes
 * @param takesPart whether only a part of a large sample is used: for groups that fit a model to
 *     the codes, or compare every latent with every other
 * @param mostPermutations the largest number of repetitions for the chance level
 * @param mostResamples the largest number for the interval; with fewer than two there is no
 *     interval
 */
public record Cost(boolean isQuick, boolean takesPart, int mostPermutations, int mostResamples) {
  /** All that are asked for. */
  static final int ALL = Integer.MAX_VALUE;

  /**
   * Up to this width of a code, all requested repetitions are made; for wider codes proportionally
   * fewer. The time of the slowest scores grows with the square of the width, that of the others
   * linearly.
   */
  private static final int NARROW = 20;

  /**
   * Up to this number of codes, all requested repetitions are made; for more codes proportionally
   * fewer.
   */
  private static final int MANY = 100_000;

  /**
   * The smallest useful number of resamples: a standard deviation over fewer is too inexact for an
   * interval.
   */
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

  /** How often a quick computation is repeated, given the requested number: at least once. */
  static int affordable(int asked, int samples, int latents) {
    return asked == 0 ? 0 : Math.max(1, share(share(asked, NARROW, latents), MANY, samples));
  }

  /**
   * How many bootstrap samples there are. For many codes a few resamples suffice, as the spread is
   * small; for wide codes there may be none.
   */
  int resamples(int asked, int samples, int latents) {
    int most = Math.min(asked, mostResamples);
    int affordable = share(most, NARROW, latents);
    if (affordable < most && affordable < LEAST_RESAMPLES) {
      return 0;
    }
    return Math.max(Math.min(affordable, LEAST_RESAMPLES), share(affordable, MANY, samples));
  }

  /** The full number up to a size; beyond it, proportionally fewer. */
  private static int share(int most, int freely, int size) {
    return size <= freely ? most : Math.toIntExact((long) most * freely / size);
  }
}
