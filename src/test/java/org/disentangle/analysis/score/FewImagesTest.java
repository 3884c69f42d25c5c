package org.disentangle.analysis.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.disentangle.Progress;
import org.disentangle.analysis.encoding.AnalyzedImages;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.analysis.metric.TreeImportance;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.data.Factor;
import org.disentangle.data.GridImages;
import org.disentangle.math.Matrix;
import org.junit.jupiter.api.Test;

/**
 * Scores of codes that know nothing but which image it is, on 600 images, of which the usual 10,000
 * and 5,000 are asked for.
 */
class FewImagesTest {
  private static final int IMAGES = 600;
  private static final int LATENTS = 6;
  private static final int SEEDS = 20;

  private static final GridImages SOURCE = GridImages.of(3, 5, 8, 5);

  /** Codes of each image, the same whenever it is drawn. */
  private static double[][] randomCodes(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, IMAGES)
        .mapToObj(
            i -> IntStream.range(0, LATENTS).mapToDouble(j -> random.nextGaussian()).toArray())
        .toArray(double[][]::new);
  }

  private static AnalysisConfig config(int seed) {
    return AnalysisConfig.newBuilder()
        .setSamples(10_000)
        .setTrainSamples(10_000)
        .setTestSamples(5_000)
        .setBins(20)
        .setPermutations(1)
        .setResamples(0)
        .setSeed(seed)
        .build();
  }

  private static LabelledCodes labelled(double[][] codes, ImageSample sample) {
    return sample.labelled(Matrix.of(codes).rows(sample.images()));
  }

  private static List<ScoreEstimate> scores(double[][] codes, AnalysisConfig config) {
    AnalyzedImages taken = AnalyzedImages.of(SOURCE, config);
    LabelledCodes sample = labelled(codes, taken.sample());
    double[][] logVariances = new double[sample.samples()][LATENTS];
    for (double[] row : logVariances) {
      Arrays.fill(row, -2);
    }
    return Scores.of(
        new ScoringSample(
            sample,
            labelled(codes, taken.test()),
            Optional.of(Matrix.of(logVariances)),
            List.of("shape", "scale", "position_x", "position_y"),
            config.getBins()),
        taken.learned(),
        config,
        Scores.all(),
        "scores",
        Progress.NONE);
  }

  /**
   * A score of codes without any knowledge is drawn like a score of shuffled factors. Of each there
   * are twenty, one a seed: no mean may be off, and 19 of 20 lie where 99 of 100 would of a normal
   * distribution (which the smallest scores do not have).
   */
  @Test
  void codesThatKnowNothingScoreAsByChance() {
    Map<String, List<ScoreEstimate>> byName = new LinkedHashMap<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      for (ScoreEstimate score : scores(randomCodes(seed), config(seed))) {
        byName.computeIfAbsent(score.score(), absent -> new ArrayList<>()).add(score);
      }
    }
    assertEquals(Scores.all(), byName.keySet());
    AtomicLong allWithin = new AtomicLong();
    byName.forEach(
        (name, scores) -> {
          assertEquals(SEEDS, scores.size(), name);
          double[] values = scores.stream().mapToDouble(ScoreEstimate::value).toArray();
          double[] chances = scores.stream().mapToDouble(ScoreEstimate::chance).toArray();
          ChanceInterval chance = ChanceInterval.of(chances);
          assertTrue(chance.deviation() > 0, name);
          assertEquals(chance.mean(), ChanceInterval.mean(values), chance.ofMean(SEEDS), name);
          long within = chance.within(values);
          assertTrue(within >= SEEDS - 3, name + ": " + within + " of " + SEEDS);
          allWithin.addAndGet(within);
        });
    long all = (long) SEEDS * byName.size();
    assertTrue(20 * allWithin.get() >= 19 * all, allWithin + " of " + all);
  }

  /** The same check finds the fault that it is there for: draws with replacement, many an image. */
  @Test
  void countingDrawsInsteadOfImagesWouldBeSeen() {
    double[][] codes = randomCodes(1);
    int[] draws = new Random(1).ints(10_000, 0, IMAGES).toArray();
    LabelledCodes sample = labelled(codes, ImageSample.of(SOURCE, draws));
    ScoreGroup<?> information = ScoreCatalogue.groups().get(0);
    List<String> names = List.of("shape", "scale", "position_x", "position_y");
    ScoreEstimate mig =
        information
            .take(new ScoringSample(sample, sample, Optional.empty(), names, 20), 20, 100, 0)
            .get(0);
    assertTrue(mig.value() > 5 * mig.chance(), mig.toString());
    assertTrue(mig.low() > mig.chance(), "and the interval swears to it: " + mig);
  }

  /** Trees that may learn the images by heart are judged by other images, however few there are. */
  @Test
  void anUntrainedEncoderTellsWhatADisjointSplitSays() {
    double[][] codes = untrainedCodes();
    int[] order = new Random(99).ints(0, IMAGES).distinct().limit(IMAGES).toArray();
    double disjoint =
        TreeImportance.of(
                labelled(codes, ImageSample.of(SOURCE, Arrays.copyOf(order, 400))),
                labelled(codes, ImageSample.of(SOURCE, Arrays.copyOfRange(order, 400, IMAGES))))
            .informativeness();
    int[] learned = new Random(5).ints(3000, 0, IMAGES).toArray();
    int[] judged = new Random(6).ints(1500, 0, IMAGES).toArray();
    double byHeart =
        TreeImportance.of(
                labelled(codes, ImageSample.of(SOURCE, learned)),
                labelled(codes, ImageSample.of(SOURCE, judged)))
            .informativeness();
    double found =
        scores(codes, config(4)).stream()
            .filter(score -> score.score().equals("dci_informativeness"))
            .findFirst()
            .orElseThrow()
            .value();
    assertEquals(disjoint, found, 0.06);
    assertTrue(byHeart > disjoint + 0.3, byHeart + " by heart, " + disjoint + " on other images");
  }

  /** A few random sums of the picture's bits, as small as those of latents that are not active. */
  private static double[][] untrainedCodes() {
    SplittableRandom random = new SplittableRandom(17);
    double[][] weights = new double[LATENTS][];
    Arrays.setAll(weights, j -> random.doubles(10, -1e-3, 1e-3).toArray());
    return IntStream.range(0, IMAGES)
        .mapToObj(
            image ->
                Arrays.stream(weights)
                    .mapToDouble(
                        row ->
                            IntStream.range(0, 10)
                                .mapToDouble(b -> row[b] * ((image >> b) & 1))
                                .sum())
                    .toArray())
        .toArray(double[][]::new);
  }

  /** At the least that can be analyzed, nothing fails, and what is not defined is not there. */
  @Test
  void aHandfulOfImagesGivesTheScoresThatAreDefined() {
    for (GridImages few : List.of(GridImages.of(2, 2, 2), GridImages.of(8), GridImages.of(2, 5))) {
      AnalysisConfig config = config(0).toBuilder().setPermutations(5).setResamples(20).build();
      AnalyzedImages taken = AnalyzedImages.of(few, config);
      LabelledCodes sample = labelled(randomCodes(3), taken.sample());
      List<ScoreEstimate> scores =
          Scores.of(
              new ScoringSample(
                  sample,
                  labelled(randomCodes(3), taken.test()),
                  Optional.empty(),
                  few.factors().stream().map(Factor::name).toList(),
                  config.getBins()),
              taken.learned(),
              config,
              Scores.all(),
              "scores",
              Progress.NONE);
      assertTrue(scores.stream().anyMatch(score -> score.score().equals("mig")));
      assertTrue(scores.stream().noneMatch(score -> Double.isNaN(score.value())));
    }
  }
}
