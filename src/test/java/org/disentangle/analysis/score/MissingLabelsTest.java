package org.disentangle.analysis.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.Progress;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.analysis.metric.MutualInformationMatrix;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.math.Matrix;
import org.junit.jupiter.api.Test;

/** Scores where not every image has a label in every factor, or none has any. */
class MissingLabelsTest {
  private static final List<String> FACTORS = List.of("shape", "size", "hue");
  private static final int[] SIZES = {3, 4, 5};
  private static final int LEARNED = 600;
  private static final AnalysisConfig CONFIG =
      AnalysisConfig.newBuilder()
          .setBins(20)
          .setPermutations(2)
          .setResamples(12)
          .setSeed(7)
          .build();

  /** Scores of lines and votes of few images, whose values are known of a perfect code. */
  private static final Set<String> DEPENDENCE =
      Set.of(
          "total_correlation",
          "wasserstein",
          "wasserstein_share",
          "absolute_correlation",
          "latent_information");

  private static final Set<String> SUPERVISED =
      Scores.all().stream()
          .filter(key -> !DEPENDENCE.contains(key))
          .collect(Collectors.toUnmodifiableSet());

  /** Codes that are the factors and a little noise. */
  private static LabelledCodes identity(int samples, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[][] factors = new int[samples][SIZES.length];
    double[][] codes = new double[samples][SIZES.length];
    for (int i = 0; i < samples; i++) {
      for (int k = 0; k < SIZES.length; k++) {
        factors[i][k] = random.nextInt(SIZES[k]);
        codes[i][k] = factors[i][k] + 0.05 * random.nextGaussian();
      }
    }
    return new LabelledCodes(Matrix.of(codes), factors);
  }

  /** The same codes, of which one factor is known of some samples only. */
  private static LabelledCodes known(LabelledCodes codes, int factor, IntPredicate known) {
    int[][] factors = classes(codes);
    for (int i = 0; i < factors.length; i++) {
      factors[i][factor] = known.test(i) ? factors[i][factor] : LabelledCodes.UNKNOWN;
    }
    return new LabelledCodes(codes.codes(), factors);
  }

  /** Those of each sample. */
  private static int[][] classes(LabelledCodes codes) {
    return IntStream.range(0, codes.samples())
        .mapToObj(i -> codes.factors().stream().mapToInt(each -> each.classes()[i]).toArray())
        .toArray(int[][]::new);
  }

  /** Each sample has a label of every factor with probability one half. */
  private static LabelledCodes halved(LabelledCodes codes, int seed) {
    LabelledCodes halved = codes;
    for (int k = 0; k < SIZES.length; k++) {
      SplittableRandom random = new SplittableRandom(seed + k);
      halved = known(halved, k, i -> random.nextBoolean());
    }
    return halved;
  }

  private static ScoringSample sample(
      LabelledCodes train, LabelledCodes test, List<String> factors) {
    double[][] logVariances = new double[train.samples()][train.latents()];
    for (int i = 0; i < logVariances.length; i++) {
      Arrays.fill(logVariances[i], -5 + 0.1 * train.codes().at(i, 0));
    }
    return new ScoringSample(
        train, test, Optional.of(Matrix.of(logVariances)), factors, CONFIG.getBins());
  }

  private static Map<String, ScoreEstimate> scores(ScoringSample sample) {
    Map<String, ScoreEstimate> scores = new LinkedHashMap<>();
    Scores.of(sample, LEARNED, CONFIG, Scores.all(), "scores", Progress.NONE)
        .forEach(score -> scores.put(score.score(), score));
    return scores;
  }

  private static Map<String, String> leftOut(ScoringSample sample) {
    Map<String, String> reasons = new LinkedHashMap<>();
    Scores.leftOut(sample, LEARNED, Scores.all(), List.copyOf(scores(sample).values()))
        .forEach(each -> reasons.put(each.score() + each.factor(), each.reason()));
    return reasons;
  }

  @Test
  void aPerfectCodeIsPerfectByHalfOfTheLabels() {
    Map<String, ScoreEstimate> scores =
        scores(sample(halved(identity(1200, 1), 10), halved(identity(600, 2), 20), FACTORS));
    assertEquals(Scores.all(), scores.keySet());
    for (String perfect :
        List.of(
            "mig",
            "modularity",
            "mig_posterior",
            "beta_vae",
            "factor_vae",
            "dci_disentanglement",
            "dci_completeness",
            "dci_informativeness",
            "infom",
            "infoc")) {
      assertEquals(1, scores.get(perfect).value(), 0.05, perfect);
    }
    for (String byChance : List.of("mig", "mig_posterior", "sap", "lasso_informativeness")) {
      assertEquals(0, scores.get(byChance).chance(), 0.05, byChance);
    }
    assertEquals(1.0 / 3, scores.get("beta_vae").chance(), 0.1);
    assertEquals(0.5, scores.get("explicitness").chance(), 0.05);
    assertTrue(scores.get("mig").low() > 0.9 && scores.get("mig").high() <= 1);
  }

  /** Images without any label, before, among and behind the others, change no digit. */
  @Test
  void imagesWithoutAnyLabelChangeNothingInScoresWithFactors() {
    LabelledCodes train = halved(identity(LEARNED, 3), 30).labelled();
    LabelledCodes test = halved(identity(300, 4), 40).labelled();
    ScoringSample alone = sample(train, test, FACTORS);
    ScoringSample among = sample(withStrangers(train, 5), withStrangers(test, 6), FACTORS);
    assertTrue(among.train().samples() > train.samples());
    AnalysisConfig config = CONFIG;
    List<ScoreEstimate> expected =
        Scores.of(alone, train.samples(), config, SUPERVISED, "alone", Progress.NONE);
    assertEquals(SUPERVISED.size(), expected.size());
    assertEquals(
        expected,
        Scores.of(among, among.train().samples(), config, SUPERVISED, "among", Progress.NONE));
    InformationByChance byChance = InformationByChance.of(train, 20, 3, 1).orElseThrow();
    InformationByChance ofAll = InformationByChance.of(among.train(), 20, 3, 1).orElseThrow();
    assertArrayEquals(byChance.mean(), ofAll.mean());
    assertArrayEquals(byChance.high(), ofAll.high());
    assertEquals(Scores.gap(train, 10, config), Scores.gap(among.train(), 10, config));
    assertNotEquals(
        scores(alone).get("total_correlation").value(),
        scores(among).get("total_correlation").value(),
        "scores without factors are of all images");
  }

  /** One sample of far other codes and without labels before every third. */
  private static LabelledCodes withStrangers(LabelledCodes codes, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] logVarianceCode = codes.codes().row(0);
    Stream.Builder<double[]> rows = Stream.builder();
    Stream.Builder<int[]> labels = Stream.builder();
    for (int i = 0; i < codes.samples(); i++) {
      if (i % 3 == 0) {
        rows.add(random.doubles(logVarianceCode.length, -40, 40).toArray());
        labels.add(IntStream.generate(() -> LabelledCodes.UNKNOWN).limit(SIZES.length).toArray());
      }
      rows.add(codes.codes().row(i));
      labels.add(classes(codes)[i]);
    }
    return new LabelledCodes(
        Matrix.of(rows.build().toArray(double[][]::new)), labels.build().toArray(int[][]::new));
  }

  /** What is unknown in one factor leaves the information of the others as it was. */
  @Test
  void aMissingLabelIsMissingInItsFactorAlone() {
    LabelledCodes whole = identity(800, 8);
    MutualInformationMatrix before = MutualInformationMatrix.of(whole, 20);
    MutualInformationMatrix after =
        MutualInformationMatrix.of(known(whole, 1, i -> i % 4 == 0), 20);
    MutualInformationMatrix quarter =
        MutualInformationMatrix.of(
            whole.rows(IntStream.range(0, 800).filter(i -> i % 4 == 0).toArray()), 20);
    for (int j = 0; j < SIZES.length; j++) {
      assertEquals(before.nats(j, 0), after.nats(j, 0));
      assertEquals(before.nats(j, 2), after.nats(j, 2));
      assertEquals(quarter.nats(j, 1), after.nats(j, 1));
      assertEquals(quarter.latentEntropyNats(j, 1), after.latentEntropyNats(j, 1));
    }
    assertEquals(quarter.factorEntropyNats(1), after.factorEntropyNats(1));
  }

  @Test
  void aFactorThatIsHardlyKnownIsLeftOutWithItsReason() {
    LabelledCodes train = identity(LEARNED, 9);
    LabelledCodes test = identity(300, 10);
    ScoringSample without =
        sample(train.withFactors(0, 2), test.withFactors(0, 2), List.of("shape", "hue"));
    ScoringSample with = sample(known(train, 1, i -> i < 3), known(test, 1, i -> i < 3), FACTORS);
    assertEquals(List.copyOf(scores(without).values()), List.copyOf(scores(with).values()));
    assertEquals(Map.of(), leftOut(without));
    assertEquals(
        Map.of(
            "size",
            "known of 3 of the 600 images that are measured, no more than the code has latents (3)"),
        leftOut(with));
    assertFalse(MutualInformationMatrix.of(with.train(), 20).isMeasured(1));
  }

  @Test
  void aFactorThatNoTestImageHasIsLeftOutOfWhatLearns() {
    LabelledCodes train = identity(LEARNED, 11);
    ScoringSample sample = sample(train, known(identity(300, 12), 1, i -> false), FACTORS);
    Map<String, ScoreEstimate> scores = scores(sample);
    assertEquals(Scores.all(), scores.keySet());
    assertEquals(scores(sample(train, identity(300, 12), FACTORS)).get("mig"), scores.get("mig"));
    assertEquals(Set.of("size"), leftOut(sample).keySet());
    assertTrue(leftOut(sample).get("size").startsWith("left out of scores that learn something"));
  }

  @Test
  void withoutFactorsThereAreTheScoresThatNeedNone() {
    LabelledCodes train = identity(LEARNED, 13);
    LabelledCodes test = identity(300, 14);
    ScoringSample none = sample(train.withFactors(), test.withFactors(), List.of());
    Map<String, ScoreEstimate> scores = scores(none);
    assertEquals(DEPENDENCE, scores.keySet());
    Map<String, ScoreEstimate> labelled = scores(sample(train, test, FACTORS));
    scores.forEach((key, score) -> assertEquals(labelled.get(key), score, "labels change nothing"));
    Map<String, String> leftOut = leftOut(none);
    assertEquals(SUPERVISED, leftOut.keySet());
    assertEquals(
        Set.of("it needs a factor, and the images have none"), Set.copyOf(leftOut.values()));
    assertEquals(Optional.empty(), InformationByChance.of(none.train(), 20, 5, 0));
  }

  @Test
  void labelsOfNoImageAreAsNone() {
    LabelledCodes train = known(identity(LEARNED, 13).withFactors(0), 0, i -> false);
    LabelledCodes test = known(identity(300, 14).withFactors(0), 0, i -> false);
    ScoringSample sample = sample(train, test, List.of("shape"));
    assertEquals(DEPENDENCE, scores(sample).keySet());
    assertEquals("unknown of every image that is measured", leftOut(sample).get("shape"));
    assertEquals("it needs a factor, and none can be measured", leftOut(sample).get("mig"));
  }

  @Test
  void oneFactorIsScoredAndOneLatentIsNot() {
    LabelledCodes train = known(identity(LEARNED, 15).withFactors(1), 0, i -> i % 2 == 0);
    LabelledCodes test = known(identity(300, 16).withFactors(1), 0, i -> i % 2 == 0);
    ScoringSample one = sample(train, test, List.of("size"));
    Map<String, ScoreEstimate> scores = scores(one);
    assertTrue(scores.get("mig").value() > 0.9);
    assertEquals(
        Map.of(
            "mig_posterior_unshaped",
            "it needs a factor named shape and another one, which these images do not have"),
        leftOut(one));
    double[][] narrow =
        Arrays.stream(train.codes().toArray())
            .map(row -> new double[] {row[1]})
            .toArray(double[][]::new);
    LabelledCodes single = new LabelledCodes(Matrix.of(narrow), train.factors());
    ScoringSample narrowed = sample(single, single, List.of("size"));
    assertEquals(Map.of(), scores(narrowed));
    assertEquals(
        Set.of("it compares latents, and the code has one"),
        Set.copyOf(leftOut(narrowed).values()));
  }

  @Test
  void withoutAPosteriorItsScoresSayWhatIsMissing() {
    LabelledCodes train = identity(LEARNED, 17);
    ScoringSample sample =
        new ScoringSample(train, identity(300, 18), Optional.empty(), FACTORS, 20);
    assertEquals(Set.of("mig_posterior", "mig_posterior_unshaped"), leftOut(sample).keySet());
    assertEquals(
        Set.of("it needs a posterior over the latents, and the model gives none"),
        Set.copyOf(leftOut(sample).values()));
  }

  /** Every factor keeps its known images and its classes; what two tell of each other stays. */
  @Test
  void labelsAreShuffledAmongTheImagesThatHaveThem() {
    LabelledCodes whole = identity(900, 19);
    int[][] twins = new int[900][];
    for (int i = 0; i < 900; i++) {
      int first = i % 3 == 0 ? LabelledCodes.UNKNOWN : whole.classes(2)[i];
      int other = i % 2 == 0 ? LabelledCodes.UNKNOWN : whole.classes(0)[i];
      twins[i] = new int[] {first, first < 0 ? first : 4 - first, other};
    }
    LabelledCodes codes = new LabelledCodes(whole.codes(), twins);
    assertEquals(2, codes.parts().size());
    LabelledCodes shuffled = codes.withShuffledFactors(new SplittableRandom(1));
    int moved = 0;
    for (int i = 0; i < 900; i++) {
      int[] labels = classes(shuffled)[i];
      assertEquals(twins[i][0] < 0, labels[0] < 0);
      assertEquals(twins[i][2] < 0, labels[2] < 0);
      assertEquals(labels[0] < 0 ? labels[0] : 4 - labels[0], labels[1], "twins stay twins");
      moved += labels[0] != twins[i][0] ? 1 : 0;
    }
    assertTrue(moved > 300, moved + " of 600 labels are others");
    for (int k = 0; k < 3; k++) {
      assertArrayEquals(
          Arrays.stream(codes.classes(k)).sorted().toArray(),
          Arrays.stream(shuffled.classes(k)).sorted().toArray());
    }
  }
}
