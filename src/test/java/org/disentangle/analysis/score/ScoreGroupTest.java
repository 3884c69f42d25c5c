package org.disentangle.analysis.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.analysis.score.Quantity.Better;
import org.disentangle.analysis.score.Quantity.Group;
import org.disentangle.analysis.score.ScoreGroup.Measurement;
import org.disentangle.math.Matrix;
import org.junit.jupiter.api.Test;

/** Chance and interval of a score, whatever the score is. */
class ScoreGroupTest {
  private static final int SIZE = 400;
  private static final ScoringSample SAMPLE = sample(codes());

  private static LabelledCodes codes() {
    SplittableRandom random = new SplittableRandom(8);
    double[][] codes = new double[SIZE][1];
    int[][] factors = new int[SIZE][1];
    for (int i = 0; i < SIZE; i++) {
      factors[i][0] = random.nextInt(2);
      codes[i][0] = factors[i][0];
    }
    return new LabelledCodes(Matrix.of(codes), factors);
  }

  private static ScoringSample sample(LabelledCodes codes) {
    return new ScoringSample(codes, codes, Optional.empty(), List.of("half"), 20);
  }

  /** A group of one score from 0 to 1, which is what it computes. */
  private static ScoreGroup<Double> group(
      String name, Set<Need> needs, int permutations, int resamples, Measurement<Double> measured) {
    return new ScoreGroup<>(
        name,
        needs,
        new Cost(true, false, permutations, resamples),
        measured,
        List.of(
            new Score<>(
                new Quantity(name, name, "", "", Range.UNIT, Better.HIGHER, Group.UNKNOWN),
                value -> value)));
  }

  /** The share of samples whose code is their class: 1, half of them by chance. */
  private static ScoreGroup<Double> agreement(String name) {
    return group(name, Set.of(Need.FACTORS), 50, 50, (sample, random) -> share(sample));
  }

  private static double share(ScoringSample sample) {
    LabelledCodes train = sample.train();
    return IntStream.range(0, train.samples())
            .filter(i -> train.codes().at(i, 0) == train.classes(0)[i])
            .count()
        / (double) train.samples();
  }

  @Test
  void chanceIsTheMeanOverShuffledFactors() {
    ScoreEstimate score = agreement("a").take(SAMPLE, 50, 0, 0).get(0);
    assertEquals(1, score.value());
    assertEquals(0.5, score.chance(), 0.02);
    assertTrue(Double.isNaN(score.low()) && Double.isNaN(score.high()), "no resample, no interval");
    assertTrue(Double.isNaN(agreement("a").take(SAMPLE, 0, 9, 0).get(0).chance()));
  }

  /** The share of ones in n draws has the standard deviation sqrt(p (1 - p) / n). */
  @Test
  void intervalIsThatOfTheMean() {
    ScoreGroup<Double> ones =
        group(
            "ones",
            Set.of(),
            0,
            1000,
            (sample, random) -> IntStream.of(sample.train().classes(0)).average().getAsDouble());
    ScoreEstimate score = ones.take(SAMPLE, 20, 1000, 3).get(0);
    double deviation = Math.sqrt(score.value() * (1 - score.value()) / SIZE);
    assertEquals(1.96 * deviation, score.high() - score.value(), 0.1 * deviation);
    assertEquals(score.value() - score.low(), score.high() - score.value(), 1e-12);
    assertTrue(Double.isNaN(score.chance()), "no factors, no chance");
    assertEquals(1001, ones.cost().repetitions(20, 5000, SIZE, 1));
  }

  /** Without factors what is shuffled is each latent by itself; the sample stays as it was. */
  @Test
  void chanceWithoutFactorsIsThatOfIndependentLatents() {
    SplittableRandom random = new SplittableRandom(2);
    double[][] twice = new double[SIZE][];
    Arrays.setAll(
        twice,
        i -> {
          double each = random.nextInt(2);
          return new double[] {each, each};
        });
    LabelledCodes codes = new LabelledCodes(Matrix.of(twice), new int[SIZE][1]);
    ScoreGroup<Double> alike =
        group(
            "alike",
            Set.of(),
            50,
            20,
            (sample, any) ->
                IntStream.range(0, SIZE)
                        .filter(
                            i -> sample.train().codes().at(i, 0) == sample.train().codes().at(i, 1))
                        .count()
                    / (double) SIZE);
    ScoreEstimate score = alike.take(sample(codes), 50, 20, 3).get(0);
    assertEquals(1, score.value());
    assertEquals(0.5, score.chance(), 0.03);
    assertEquals(1, score.low(), "the images themselves were shuffled");
  }

  @Test
  void wideCodesAreRepeatedLess() {
    Cost cost = agreement("a").cost();
    assertEquals(1 + 50 + 50, cost.repetitions(50, 50, SIZE, 20));
    assertEquals(1 + 25 + 25, cost.repetitions(50, 50, SIZE, 40));
    assertEquals(
        1 + 7 + 0, cost.repetitions(50, 50, SIZE, 128), "seven resamples make no interval");
    assertEquals(
        1 + 1 + 0, cost.repetitions(5, 20, SIZE, 128), "and one permutation is always there");
    assertEquals(1, cost.repetitions(0, 0, SIZE, 128));
    assertEquals(1 + 1 + 4, cost.repetitions(1, 4, SIZE, 20), "as few as asked for");
  }

  @Test
  void manyCodesAreRepeatedLess() {
    Cost cost = agreement("a").cost();
    assertEquals(1 + 20 + 50, cost.repetitions(20, 50, 100_000, 10));
    assertEquals(1 + 10 + 25, cost.repetitions(20, 50, 200_000, 10));
    assertEquals(1 + 2 + 10, cost.repetitions(20, 50, 737_280, 10), "no interval of fewer");
    assertEquals(1 + 1 + 4, cost.repetitions(5, 4, 737_280, 10), "as few as asked for");
    assertEquals(1 + 1 + 0, cost.repetitions(5, 50, 737_280, 128), "wide ones have none");
  }

  @Test
  void intervalEndsWhereTheScoreDoes() {
    ScoreEstimate noisy =
        group("n", Set.of(Need.FACTORS), 0, 99, (sample, random) -> random.nextDouble())
            .take(SAMPLE, 0, 99, 0)
            .get(0);
    assertTrue(noisy.low() >= 0 && noisy.high() <= 1);
    assertEquals(1, agreement("a").take(SAMPLE, 0, 20, 0).get(0).high());
  }

  /** The value and the chance level start anew, bootstrap samples from what gave the value. */
  @Test
  void bootstrapSamplesStartFromTheWhole() {
    Queue<Optional<Double>> starts = new ConcurrentLinkedQueue<>();
    group(
            "s",
            Set.of(Need.FACTORS),
            3,
            5,
            Measurement.starting(
                (sample, random, similar) -> {
                  starts.add(similar);
                  return share(sample);
                }))
        .take(SAMPLE, 3, 5, 0);
    assertEquals(4, starts.stream().filter(Optional::isEmpty).count());
    assertEquals(5, starts.stream().filter(Optional.of(1.0)::equals).count());
  }

  @Test
  void eachGroupHasNumbersOfItsOwn() {
    List<ScoreEstimate> first = agreement("a").take(SAMPLE, 7, 7, 5);
    assertEquals(first, agreement("a").take(SAMPLE, 7, 7, 5));
    assertNotEquals(first, agreement("b").take(SAMPLE, 7, 7, 5));
    assertNotEquals(first, agreement("a").take(SAMPLE, 7, 7, 6));
  }
}
