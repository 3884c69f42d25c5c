package org.disentangle.analysis.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.disentangle.Progress;
import org.disentangle.analysis.metric.FactorLabels;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.math.Matrix;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Scores where one factor is continuous, one cyclic (a turn in 24 classes), and one has a label on
 * every second image alone.
 */
class MixedFactorsTest {
  private static final List<String> FACTORS = List.of("size", "orientation", "shape");
  private static final int LATENTS = 6;
  private static final int TURN = 24;
  private static final int SHAPES = 5;
  private static final int SEEDS = 20;
  private static final int SHUFFLES = 2;
  private static final AnalysisConfig CONFIG =
      AnalysisConfig.newBuilder().setBins(20).setPermutations(0).setResamples(0).build();

  /** What is known of images that form no grid. */
  private static List<FactorLabels> factors(int rows, SplittableRandom random) {
    return List.of(
        FactorLabels.ofNumbers(random.doubles(rows).map(Math::log).toArray()),
        FactorLabels.of(random.ints(rows, 0, TURN).toArray()),
        FactorLabels.of(
            IntStream.range(0, rows)
                .map(i -> i % 2 == 0 ? LabelledCodes.UNKNOWN : random.nextInt(SHAPES))
                .toArray()));
  }

  private static double[][] randomCodes(int rows, SplittableRandom random) {
    return IntStream.range(0, rows)
        .mapToObj(
            i -> IntStream.range(0, LATENTS).mapToDouble(j -> random.nextGaussian()).toArray())
        .toArray(double[][]::new);
  }

  /** As an analysis shares out images: all are measured, the last third judges what learns. */
  private static int learned(LabelledCodes all) {
    return all.samples() * 2 / 3;
  }

  private static ScoringSample sample(LabelledCodes all) {
    double[][] logVariances = new double[all.samples()][all.latents()];
    for (double[] row : logVariances) {
      Arrays.fill(row, -2);
    }
    return new ScoringSample(
        all,
        all.rows(IntStream.range(learned(all), all.samples()).toArray()),
        Optional.of(Matrix.of(logVariances)),
        FACTORS,
        CONFIG.getBins());
  }

  private static List<ScoreEstimate> scores(ScoringSample sample, long seed) {
    AnalysisConfig seeded = CONFIG.toBuilder().setSeed(seed).build();
    return Scores.of(
        sample, learned(sample.train()), seeded, Scores.all(), "scores", Progress.NONE);
  }

  /** The values of each score. */
  private static Map<String, double[]> byName(List<ScoreEstimate> scores) {
    Map<String, double[]> byName = new LinkedHashMap<>();
    for (String name : Scores.all()) {
      byName.put(
          name,
          scores.stream()
              .filter(score -> score.score().equals(name))
              .mapToDouble(ScoreEstimate::value)
              .toArray());
    }
    return byName;
  }

  /**
   * Twenty codes that know nothing, each scored as it is, and again with labels and latents
   * shuffled: of every score 19 of 20 lie in the interval of the shuffled ones, and the means
   * agree.
   */
  private static void assertByChance(int rows) {
    List<ScoreEstimate> found = new ArrayList<>();
    List<ScoreEstimate> shuffled = new ArrayList<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(100 + seed);
      List<FactorLabels> factors = factors(rows, random);
      LabelledCodes codes = new LabelledCodes(Matrix.of(randomCodes(rows, random)), factors);
      found.addAll(scores(sample(codes), seed));
      for (int i = 0; i < SHUFFLES; i++) {
        LabelledCodes chance = codes.withShuffledFactors(random).withShuffledLatents(random);
        shuffled.addAll(scores(sample(chance), seed));
      }
    }
    Map<String, double[]> chances = byName(shuffled);
    byName(found)
        .forEach(
            (name, values) -> {
              assertEquals(SEEDS, values.length, name);
              assertEquals(SEEDS * SHUFFLES, chances.get(name).length, name);
              ChanceInterval chance = ChanceInterval.of(chances.get(name));
              String said = name + ": " + Arrays.toString(values) + " by chance " + chance;
              assertTrue(chance.deviation() > 0, said);
              assertTrue(chance.within(values) >= SEEDS - 1, said);
              assertEquals(chance.mean(), ChanceInterval.mean(values), chance.ofMean(SEEDS), said);
            });
  }

  @Test
  void codesThatKnowNothingScoreAsByChance() {
    assertByChance(450);
  }

  /** With the factors' own classes as numbers among the latents, every score leaves its chance. */
  @Test
  void codesThatKnowAreFarFromChance() {
    SplittableRandom random = new SplittableRandom(7);
    LabelledCodes none =
        new LabelledCodes(Matrix.of(randomCodes(900, random)), factors(900, random));
    double[][] codes =
        Arrays.stream(none.codes().toArray()).map(double[]::clone).toArray(double[][]::new);
    for (int i = 0; i < codes.length; i++) {
      double turn = 2 * Math.PI * none.classes(1)[i] / TURN;
      codes[i][0] = none.factors().get(0).numbers().orElseThrow()[i];
      codes[i][1] = Math.cos(turn);
      codes[i][2] = Math.sin(turn);
      codes[i][3] = none.factors().get(2).isKnown(i) ? none.classes(2)[i] : 2;
    }
    ScoringSample knowing = sample(new LabelledCodes(Matrix.of(codes), none.factors()));
    Map<String, double[]> found = byName(scores(knowing, 1));
    Map<String, double[]> chance = byName(scores(sample(none), 1));
    for (String name :
        List.of(
            "mig",
            "mig_posterior",
            "beta_vae",
            "factor_vae",
            "sap",
            "dci_disentanglement",
            "dci_completeness",
            "dci_informativeness",
            "lasso_informativeness",
            "explicitness",
            "infoe")) {
      assertTrue(
          found.get(name)[0] > chance.get(name)[0] + 0.15,
          name + " " + found.get(name)[0] + " and by chance " + chance.get(name)[0]);
    }
  }

  /** Of a factor that no two images share, pairs say nothing; all other scores take its numbers. */
  @Test
  void aFactorThatNoTwoImagesShareIsLeftOutOfThePairs() {
    SplittableRandom random = new SplittableRandom(8);
    int rows = 300;
    LabelledCodes codes =
        new LabelledCodes(
            Matrix.of(randomCodes(rows, random)),
            List.of(
                FactorLabels.ofNumbers(random.doubles(rows).toArray()),
                FactorLabels.of(IntStream.range(0, rows).toArray()),
                FactorLabels.of(random.ints(rows, 0, 3).toArray())));
    ScoringSample sample = sample(codes);
    Set<String> pairs = Set.of("beta_vae", "factor_vae");
    List<ScoreEstimate> found =
        Scores.of(sample, learned(codes), CONFIG, pairs, "scores", Progress.NONE);
    assertEquals(2, found.size());
    assertEquals(
        List.of(
            new LeftOut(
                "beta_vae",
                "orientation",
                "it needs two images of one class, to learn from and to judge by"),
            new LeftOut(
                "factor_vae",
                "orientation",
                "it needs two images of one class, to learn from and to judge by")),
        Scores.leftOut(sample, learned(codes), pairs, found));
    ScoringSample alone = sample.withFactors(1);
    assertEquals(
        List.of(), Scores.of(alone, learned(codes), CONFIG, pairs, "scores", Progress.NONE));
    assertEquals(
        Set.of(
            "it needs two images of one class, to learn from and to judge by; no factor has these"),
        Scores.leftOut(alone, learned(codes), pairs, List.of()).stream()
            .map(LeftOut::reason)
            .collect(Collectors.toSet()));
  }

  @Test
  @Tag("slow")
  void codesThatKnowNothingScoreAsByChanceOnManyImages() {
    assertByChance(5000);
  }
}
