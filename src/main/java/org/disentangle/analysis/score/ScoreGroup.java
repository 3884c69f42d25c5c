package org.disentangle.analysis.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.disentangle.analysis.reload.SeedPair;

/**
 * Scores that come out of one computation, and how often that can be afforded.
 *
 * @param name of the group; its random numbers depend on it and on no other group
 * @param takesPart whether no more than a part of a large sample is taken: where something is
 *     fitted to the codes, or every latent compared with every other
 * @param supervised whether the factors are used, and are what is shuffled for the chance level
 * @param mostPermutations at most so many repetitions for the chance level
 * @param mostResamples at most so many for the interval; fewer than two give none
 * @param highest the largest value that the scores can take; the smallest is 0
 * @param measurement the computation
 */
record ScoreGroup(
    String name,
    boolean takesPart,
    boolean supervised,
    int mostPermutations,
    int mostResamples,
    double highest,
    Measurement measurement) {
  /** Of a normal distribution, 95 % lie within so many standard deviations. */
  private static final double NORMAL_95 = 1.959963984540054;

  /**
   * Codes of so many numbers are repeated as often as asked for, wider ones less in proportion: the
   * slowest scores take time by the square of the width, the others by it.
   */
  private static final int NARROW = 20;

  /** So many codes are repeated as often as asked for, more of them less in proportion. */
  private static final int MANY = 100_000;

  /** A standard deviation over fewer, where more were asked for, would be no interval's measure. */
  private static final int LEAST_RESAMPLES = 10;

  /** Computes scores, in a fixed order. */
  @FunctionalInterface
  interface Measurement {
    /**
     * Measures one sample.
     *
     * @param random for whatever is drawn
     * @return each score by its name
     */
    Map<String, Double> of(ScoringSample sample, RandomGenerator random);
  }

  /**
   * Takes the scores.
   *
   * <p>A score that is not defined on the sample is left out.
   *
   * <p>Chance is the mean over samples whose factors are shuffled; for a score without factors,
   * over samples whose latents are, each by itself: what independent latents of the same
   * distributions give. The interval is {@code value ± 1.96 s} with the standard deviation s of the
   * score over bootstrap samples (the normal interval of Efron and Tibshirani 1993, section 13.3),
   * cut off where the score cannot go. Not their percentiles: informations estimated by counting
   * come out too large, on a bootstrap sample once more, so that percentiles would lie above the
   * value they belong to.
   *
   * @param permutations asked for
   * @param resamples asked for
   * @param seed of the whole analysis
   */
  List<Score> take(ScoringSample sample, int permutations, int resamples, long seed) {
    int samples = sample.train().samples();
    int latents = sample.train().latents();
    Map<String, Double> values = measurement.of(sample, random(seed, "value", 0));
    List<Map<String, Double>> chances =
        repeat(
            permutations(permutations, samples, latents),
            i -> {
              SplittableRandom random = random(seed, "chance", i);
              return measurement.of(
                  supervised ? sample.shuffled(random) : sample.independent(random), random);
            });
    List<Map<String, Double>> spread =
        repeat(
            resamples(resamples, samples, latents),
            i -> {
              SplittableRandom random = random(seed, "interval", i);
              return measurement.of(sample.resampled(random), random);
            });
    List<Score> scores = new ArrayList<>();
    values.forEach(
        (score, value) -> {
          if (Double.isNaN(value)) {
            return;
          }
          double reach = NORMAL_95 * standardDeviation(spread, score);
          scores.add(
              new Score(
                  score,
                  value,
                  mean(chances, score),
                  // Math.max and Math.min keep NaN.
                  Math.max(0, value - reach),
                  Math.min(highest, value + reach)));
        });
    return scores;
  }

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

  private int permutations(int asked, int samples, int latents) {
    return affordable(Math.min(asked, mostPermutations), samples, latents);
  }

  /** How often a quick computation is repeated that is asked for so often: at least once. */
  static int affordable(int asked, int samples, int latents) {
    return asked == 0 ? 0 : Math.max(1, share(share(asked, NARROW, latents), MANY, samples));
  }

  /** Many codes spread little, which a few resamples show; wide ones can do without. */
  private int resamples(int asked, int samples, int latents) {
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

  /** Side by side, each from its own random numbers; in their order. */
  private static List<Map<String, Double>> repeat(int times, IntFunction<Map<String, Double>> one) {
    return IntStream.range(0, times).parallel().mapToObj(one).toList();
  }

  private SplittableRandom random(long seed, String purpose, int repetition) {
    SeedPair pair = SeedPair.of(seed, name + ": " + purpose, repetition);
    return new SplittableRandom(((long) pair.first() << Integer.SIZE) + pair.second());
  }

  private static double mean(List<Map<String, Double>> samples, String score) {
    return samples.stream().mapToDouble(each -> each.get(score)).average().orElse(Double.NaN);
  }

  /** With divisor n - 1; NaN for fewer than two. */
  private static double standardDeviation(List<Map<String, Double>> samples, String score) {
    double mean = mean(samples, score);
    double squares =
        samples.stream().mapToDouble(each -> Math.pow(each.get(score) - mean, 2)).sum();
    return samples.size() < 2 ? Double.NaN : Math.sqrt(squares / (samples.size() - 1));
  }
}
