package org.disentangle.analysis.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.math.SeedPair;

/**
 * A group of scores from one computation.
 *
 * @param <R> the result of the computation
 * @param key by which a sweep can select all of them; the group's random numbers depend on it and
 *     on no other group
 * @param needs what it requires; with {@link Need#FACTORS} or {@link Need#CLASSES} the factors are
 *     shuffled for the chance level
 * @param cost how many repetitions it allows
 * @param measurement the computation
 * @param scores computed from its result, in the order of the table
 */
public record ScoreGroup<R>(
    String key, Set<Need> needs, Cost cost, Measurement<R> measurement, List<Score<R>> scores) {
  /** The number of standard deviations within which 95 % of a normal distribution lie. */
  private static final double NORMAL_95 = 1.959963984540054;

  /** Copies the collections. */
  public ScoreGroup {
    needs = Set.copyOf(needs);
    scores = List.copyOf(scores);
  }

  /** Computes the result from which the scores of a group follow. */
  @FunctionalInterface
  public interface Measurement<R> {
    /**
     * Measures one sample.
     *
     * @param random for all random draws
     */
    R of(ScoringSample sample, RandomGenerator random);

    /**
     * Measures a bootstrap sample; the same as {@link #of}, in fewer steps where the models of the
     * whole sample are close to those of this one.
     *
     * @param whole what was found of the sample that it is drawn from
     */
    default R ofDrawn(ScoringSample sample, RandomGenerator random, R whole) {
      return of(sample, random);
    }

    /** A measurement that may start from an earlier one, which is given to it if there is one. */
    static <R> Measurement<R> starting(Continuation<R> continuation) {
      return new Measurement<>() {
        @Override
        public R of(ScoringSample sample, RandomGenerator random) {
          return continuation.of(sample, random, Optional.empty());
        }

        @Override
        public R ofDrawn(ScoringSample sample, RandomGenerator random, R whole) {
          return continuation.of(sample, random, Optional.of(whole));
        }
      };
    }
  }

  /** As {@link Measurement#starting} says. */
  @FunctionalInterface
  public interface Continuation<R> {
    /** Measures one sample. */
    R of(ScoringSample sample, RandomGenerator random, Optional<R> similar);
  }

  /** The descriptions of its scores, in the order of the table. */
  public List<Quantity> quantities() {
    return scores.stream().map(Score::quantity).toList();
  }

  /** The keys of its scores. */
  public Stream<String> keys() {
    return scores.stream().map(Score::key);
  }

  /** What it requires, in words. */
  public String neededWords() {
    return Stream.of(Need.values())
        .filter(needs::contains)
        .map(Need::words)
        .collect(Collectors.joining(", "));
  }

  /** Whether the factors are used, and are shuffled for the chance level. */
  boolean isSupervised() {
    return needs.contains(Need.FACTORS) || needs.contains(Need.CLASSES);
  }

  /**
   * Computes the scores.
   *
   * <p>A score that is not defined on the sample is left out.
   *
   * <p>Chance is the mean over samples whose factors are shuffled; for a score without factors,
   * over samples in which each latent is shuffled by itself: the value that independent latents of
   * the same distributions have. The interval is {@code value ± 1.96 s} with the standard deviation
   * s of the score over bootstrap samples (the normal interval of Efron and Tibshirani 1993,
   * section 13.3), cut off at the score's range. Percentiles are not used: binned estimates of
   * information are biased upwards, and on a bootstrap sample once more, so that percentiles would
   * lie above the value they belong to.
   *
   * @param permutations the requested number
   * @param resamples the requested number
   * @param seed of the whole analysis
   */
  List<ScoreEstimate> take(ScoringSample sample, int permutations, int resamples, long seed) {
    int samples = sample.train().samples();
    int latents = sample.train().latents();
    int shuffles = cost.permutations(permutations, samples, latents);
    int draws = cost.resamples(resamples, samples, latents);
    // In parallel, each with its own random numbers; the results are in order.
    List<R> found =
        IntStream.range(0, 1 + shuffles)
            .parallel()
            .mapToObj(
                i ->
                    i == 0
                        ? measurement.of(sample, random(seed, "value", 0))
                        : byChance(sample, random(seed, "chance", i - 1)))
            .toList();
    R whole = found.get(0);
    double[] values = values(whole);
    double[][] chances = found.stream().skip(1).map(this::values).toArray(double[][]::new);
    double[][] spread =
        IntStream.range(0, draws)
            .parallel()
            .mapToObj(i -> values(resampled(sample, random(seed, "interval", i), whole)))
            .toArray(double[][]::new);
    List<ScoreEstimate> estimates = new ArrayList<>();
    for (int s = 0; s < values.length; s++) {
      if (!Double.isNaN(values[s])) {
        Quantity quantity = scores.get(s).quantity();
        double reach = NORMAL_95 * standardDeviation(column(spread, s));
        estimates.add(
            new ScoreEstimate(
                quantity.key(),
                values[s],
                mean(column(chances, s)),
                // Math.max and Math.min keep NaN.
                Math.max(quantity.range().low(), values[s] - reach),
                Math.min(quantity.range().high(), values[s] + reach)));
      }
    }
    return estimates;
  }

  private double[] values(R result) {
    return scores.stream().mapToDouble(score -> score.value().applyAsDouble(result)).toArray();
  }

  private R byChance(ScoringSample sample, SplittableRandom random) {
    return measurement.of(
        isSupervised() ? sample.shuffled(random) : sample.independent(random), random);
  }

  private R resampled(ScoringSample sample, SplittableRandom random, R whole) {
    return measurement.ofDrawn(sample.resampled(random), random, whole);
  }

  private SplittableRandom random(long seed, String purpose, int repetition) {
    return SeedPair.of(seed, key + ": " + purpose, repetition).splittable();
  }

  private static double[] column(double[][] samples, int score) {
    return Arrays.stream(samples).mapToDouble(each -> each[score]).toArray();
  }

  private static double mean(double[] samples) {
    return DoubleStream.of(samples).average().orElse(Double.NaN);
  }

  /** With divisor n - 1; NaN for fewer than two. */
  private static double standardDeviation(double[] samples) {
    double mean = mean(samples);
    double squares = DoubleStream.of(samples).map(each -> Math.pow(each - mean, 2)).sum();
    return samples.length < 2 ? Double.NaN : Math.sqrt(squares / (samples.length - 1));
  }
}
