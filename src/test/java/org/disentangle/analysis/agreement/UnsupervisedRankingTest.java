package org.disentangle.analysis.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.disentangle.analysis.GoldenMatrix;
import org.disentangle.analysis.agreement.UnsupervisedRanking.Estimator;
import org.disentangle.analysis.agreement.UnsupervisedRanking.Latents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnsupervisedRankingTest {
  private static final int SAMPLES = 1000;
  private static final double[] INFORMATIVE = {1, 1, 1};

  private static double[][] independent(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] codes = new double[SAMPLES][3];
    for (double[] row : codes) {
      Arrays.setAll(row, j -> random.nextGaussian());
    }
    return codes;
  }

  /** Against disentanglement_lib's formulas, made by src/test/golden/ranking_golden.py. */
  @ParameterizedTest
  @EnumSource
  void golden(Estimator estimator) {
    double[][] codes = GoldenMatrix.doubles("ranking-codes");
    double[][] kl = GoldenMatrix.doubles("ranking-kl");
    int latents = kl[0].length;
    List<Latents> models =
        IntStream.range(0, kl.length)
            .mapToObj(
                m ->
                    new Latents(
                        Arrays.stream(codes)
                            .map(row -> Arrays.copyOfRange(row, m * latents, (m + 1) * latents))
                            .toArray(double[][]::new),
                        kl[m]))
            .toList();
    UnsupervisedRanking found = UnsupervisedRanking.of(models, estimator);
    String name = estimator.name().toLowerCase(Locale.ROOT);
    int compared = 0;
    for (String[] row : GoldenMatrix.rows("ranking")) {
      if (row[0].equals(name)) {
        double value = found.pairs()[Integer.parseInt(row[1])][Integer.parseInt(row[2])];
        assertEquals(Double.parseDouble(row[3]), value, 1e-9, String.join(" ", row));
        compared++;
      }
    }
    for (String[] row : GoldenMatrix.rows("ranking-scores")) {
      if (row[0].equals(name)) {
        double value = found.scores()[Integer.parseInt(row[1])];
        assertEquals(Double.parseDouble(row[2]), value, 1e-9, String.join(" ", row));
        compared++;
      }
    }
    assertEquals(16, compared);
  }

  @Test
  void orderAndSignDoNotMatter() {
    double[][] codes = independent(1);
    double[][] turned =
        Arrays.stream(codes)
            .map(row -> new double[] {-2 * row[2], row[0] + 5, -row[1]})
            .toArray(double[][]::new);
    List<Latents> models =
        List.of(new Latents(codes, INFORMATIVE), new Latents(turned, INFORMATIVE));
    // What independent latents seem to tell of each other costs Spearman a little.
    assertEquals(1, UnsupervisedRanking.of(models, Estimator.SPEARMAN).scores()[0], 0.1);
    assertEquals(0.9, UnsupervisedRanking.of(models, Estimator.LASSO).scores()[1], 0.01);
  }

  @ParameterizedTest
  @EnumSource
  void unrelatedModelsAndConstantLatentsScoreLow(Estimator estimator) {
    Latents codes = new Latents(independent(1), INFORMATIVE);
    Latents other = new Latents(independent(2), INFORMATIVE);
    Latents constant = new Latents(new double[SAMPLES][3], INFORMATIVE);
    Latents unused = new Latents(independent(1), new double[] {0.01, 0, 0.002});
    assertTrue(UnsupervisedRanking.of(List.of(codes, other), estimator).scores()[0] < 0.06);
    assertEquals(0, UnsupervisedRanking.of(List.of(codes, constant), estimator).scores()[0]);
    assertEquals(0, UnsupervisedRanking.of(List.of(codes, unused), estimator).scores()[1]);
  }

  /** Models with the same codes agree, and no longer where the images of each are shuffled. */
  @Test
  void chanceIsWhatFewImagesGiveByThemselves() {
    for (int samples : new int[] {1000, 30}) {
      double[][] codes = Arrays.copyOf(independent(1), samples);
      List<Latents> twins =
          List.of(new Latents(codes, INFORMATIVE), new Latents(codes, INFORMATIVE));
      Estimator estimator = Estimator.SPEARMAN;
      assertTrue(UnsupervisedRanking.of(twins, estimator).scores()[0] > 0.6);
      double chance =
          IntStream.range(0, 20)
              .mapToDouble(
                  i ->
                      UnsupervisedRanking.byChance(twins, estimator, new SplittableRandom(i))
                          .scores()[0])
              .average()
              .orElseThrow();
      // Correlations of n unrelated pairs are of the size 1 / sqrt(n).
      assertTrue(chance < 2 / Math.sqrt(samples) && chance > 0.3 / Math.sqrt(samples), "" + chance);
    }
  }

  @Test
  void oneModelOrOtherSamplesAreRefused() {
    Latents model = new Latents(independent(1), INFORMATIVE);
    Latents shorter = new Latents(Arrays.copyOf(independent(1), 999), INFORMATIVE);
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> UnsupervisedRanking.of(List.of(model), Estimator.LASSO))
            .getMessage()
            .contains("there is 1"));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> UnsupervisedRanking.of(List.of(model, shorter), Estimator.LASSO))
            .getMessage()
            .contains("1000 and 999"));
  }
}
