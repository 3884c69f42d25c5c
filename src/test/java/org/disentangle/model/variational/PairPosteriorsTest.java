package org.disentangle.model.variational;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import org.disentangle.analysis.GoldenMatrix;
import org.disentangle.config.PosteriorAverage;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.model.Densities;
import org.disentangle.model.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Golden numbers: {@code src/test/golden/pairs_golden.py}, integrals over the densities. */
class PairPosteriorsTest {
  /** Columns of the golden file. */
  private static final int MEAN_1 = 1;

  private static final int LOG_VARIANCE_1 = 2;
  private static final int MEAN_2 = 3;
  private static final int LOG_VARIANCE_2 = 4;
  private static final int DIVERGENCE = 5;
  private static final int OWN = 6;
  private static final int GVAE = 7;
  private static final int ML_VAE = 9;

  private final double[][] golden = GoldenMatrix.doubles("pairs");

  private static Map<String, double[]> of(
      float[][] mean, float[][] logVariance, PosteriorAverage average, float... own) {
    return Evaluation.of(
        graph -> {
          PairPosteriors pairs =
              new PairPosteriors(
                  graph.tf(),
                  new DiagonalGaussian(
                      graph.tf().constant(mean), graph.tf().constant(logVariance)));
          DiagonalGaussian averaged =
              pairs.averaged(
                  own.length == 0
                      ? pairs.ownByDivergence()
                      : graph.tf().constant(new float[][] {own}),
                  average);
          return Map.of(
              "divergence", pairs.divergence(),
              "own", pairs.ownByDivergence(),
              "mean", averaged.mean(),
              "log_variance", averaged.logVariance());
        });
  }

  private float[] column(int column) {
    float[] values = new float[golden.length];
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) golden[k][column];
    }
    return values;
  }

  private float[][] means() {
    return new float[][] {column(MEAN_1), column(MEAN_2)};
  }

  private float[][] logVariances() {
    return new float[][] {column(LOG_VARIANCE_1), column(LOG_VARIANCE_2)};
  }

  @ParameterizedTest
  @EnumSource
  void aPairIsTheGoldenOne(PosteriorAverage average) {
    Map<String, double[]> found = of(means(), logVariances(), average);
    int shared = average == PosteriorAverage.GVAE ? GVAE : ML_VAE;
    for (int k = 0; k < golden.length; k++) {
      double[] row = golden[k];
      assertEquals(row[DIVERGENCE], found.get("divergence")[k], 1e-6, "divergence of " + k);
      assertEquals(row[OWN], found.get("own")[k], "own " + k);
      boolean isOwn = row[OWN] == 1;
      for (int image = 0; image < 2; image++) {
        int own = image == 0 ? MEAN_1 : MEAN_2;
        int place = image * golden.length + k;
        assertEquals(isOwn ? row[own] : row[shared], found.get("mean")[place], 1e-6);
        assertEquals(
            isOwn ? row[own + 1] : row[shared + 1], found.get("log_variance")[place], 1e-6);
      }
    }
  }

  /** The averages of the latent that keeps its own, too. */
  @ParameterizedTest
  @EnumSource
  void allMayBeShared(PosteriorAverage average) {
    Map<String, double[]> found = of(means(), logVariances(), average, 0, 0, 0);
    int shared = average == PosteriorAverage.GVAE ? GVAE : ML_VAE;
    for (int k = 0; k < golden.length; k++) {
      assertEquals(golden[k][shared], found.get("mean")[k], 1e-6);
      assertEquals(golden[k][shared + 1], found.get("log_variance")[golden.length + k], 1e-6);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noneMayBeShared(PosteriorAverage average) {
    float[][] mean = Densities.matrix(1, 2, 3, 2);
    float[][] logVariance = Densities.matrix(2, 2, 3, 3);
    Map<String, double[]> found = of(mean, logVariance, average, 1, 1, 1);
    assertRows(mean, found.get("mean"));
    assertRows(logVariance, found.get("log_variance"));
  }

  /** All divergences are 0 then, and the lowest is the highest. */
  @ParameterizedTest
  @EnumSource
  void equalImagesShareAllAndStayAsTheyAre(PosteriorAverage average) {
    float[] mean = Densities.matrix(1, 1, 3, 2)[0];
    float[] logVariance = Densities.matrix(2, 1, 3, 3)[0];
    Map<String, double[]> found =
        of(new float[][] {mean, mean}, new float[][] {logVariance, logVariance}, average);
    assertArrayEquals(new double[3], found.get("own"));
    assertRows(new float[][] {mean, mean}, found.get("mean"));
    assertRows(new float[][] {logVariance, logVariance}, found.get("log_variance"));
  }

  /** A posterior that is certain says all; twice its variance is left, which is nothing either. */
  @Test
  void aCertainPosteriorIsTheAverageOfMlVae() {
    Map<String, double[]> found =
        of(new float[][] {{0.7f}, {-2}}, new float[][] {{-60}, {0.5f}}, PosteriorAverage.ML_VAE, 0);
    assertArrayEquals(new double[] {0.7, 0.7}, found.get("mean"), 1e-6);
    assertEquals(-60 + Math.log(2), found.get("log_variance")[0], 1e-4);
  }

  @ParameterizedTest
  @EnumSource
  void posteriorsFarApartStayFinite(PosteriorAverage average) {
    Map<String, double[]> found =
        of(new float[][] {{3}, {-2}}, new float[][] {{-80}, {60}}, average, 0);
    for (String name : new String[] {"mean", "log_variance"}) {
      for (double value : found.get(name)) {
        assertEquals(true, Double.isFinite(value), name + " " + value);
      }
    }
  }

  /** The divergence is that of the first image's posterior to the second's. */
  @Test
  void theOrderOfAPairMatters() {
    Map<String, double[]> turned =
        of(
            new float[][] {column(MEAN_2), column(MEAN_1)},
            new float[][] {column(LOG_VARIANCE_2), column(LOG_VARIANCE_1)},
            PosteriorAverage.GVAE);
    for (int k = 0; k < 2; k++) {
      double forwards = golden[k][DIVERGENCE];
      double backwards = turned.get("divergence")[k];
      assertEquals(
          true, Math.abs(forwards - backwards) > 1e-3 * forwards, forwards + ", " + backwards);
    }
  }

  /** Each pair has its own range: the latents of one say nothing of those of another. */
  @Test
  void pairsDoNotSeeEachOther() {
    float[][] mean = {{0, 0}, {1, 0}, {0, 0}, {0, 100}};
    Map<String, double[]> found = of(mean, new float[4][2], PosteriorAverage.GVAE);
    assertArrayEquals(new double[] {1, 0, 0, 1}, found.get("own"));
    assertArrayEquals(new double[] {0, 0, 1, 0, 0, 0, 0, 100}, found.get("mean"));
  }

  private static void assertRows(float[][] expected, double[] found) {
    double[] all =
        Arrays.stream(expected)
            .flatMapToDouble(
                row -> java.util.stream.IntStream.range(0, row.length).mapToDouble(i -> row[i]))
            .toArray();
    assertArrayEquals(all, found, 1e-6);
  }
}
