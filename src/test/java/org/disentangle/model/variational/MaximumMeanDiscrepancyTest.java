package org.disentangle.model.variational;

import static org.disentangle.model.Densities.matrix;
import static org.disentangle.model.Densities.twice;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.disentangle.config.MmdConfig;
import org.disentangle.config.MmdEstimator;
import org.disentangle.config.MmdKernel;
import org.disentangle.model.Evaluation;
import org.disentangle.model.StandardNormal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Golden numbers are from src/test/golden/mmd_golden.py. */
class MaximumMeanDiscrepancyTest {
  private static final float[][] X = {{1, 0.5f}, {-1, 0}, {0.5f, -1.5f}, {-0.5f, 1}};
  private static final float[][] Y = {{0.2f, -0.3f}, {1.2f, 0.7f}, {-0.8f, 0.4f}, {-0.1f, -1.1f}};

  @ParameterizedTest
  @CsvSource({
    "RADIAL_BASIS, BIASED, 0.04156409",
    "RADIAL_BASIS, UNBIASED, -0.21968470",
    "INVERSE_MULTIQUADRATIC, BIASED, 0.50609063",
    "INVERSE_MULTIQUADRATIC, UNBIASED, -1.04640940"
  })
  void itIsThatOfNumpy(MmdKernel kernel, MmdEstimator estimator, double expected) {
    assertEquals(expected, between(kernel, estimator, X, Y), 2e-6);
    assertEquals(expected, between(kernel, estimator, Y, X), 2e-6);
  }

  @Test
  void samplesMayHaveDifferentSizes() {
    assertEquals(
        -1.37704126,
        between(MmdKernel.INVERSE_MULTIQUADRATIC, MmdEstimator.UNBIASED, Arrays.copyOf(X, 3), Y),
        2e-6);
  }

  @ParameterizedTest
  @EnumSource
  void aSampleIsAtNoDistanceFromItself(MmdKernel kernel) {
    assertEquals(0, between(kernel, MmdEstimator.BIASED, X, X), 1e-6);
  }

  /** Far apart the kernel across is 0, and each sample of equal points has the kernel of equals. */
  @ParameterizedTest
  @CsvSource({"RADIAL_BASIS, 2", "INVERSE_MULTIQUADRATIC, 14"})
  void theLargestIsTwiceTheKernelOfEquals(MmdKernel kernel, double largest) {
    float[][] here = new float[3][2];
    float[][] there = {{1e5f, 0}, {1e5f, 0}, {1e5f, 0}};
    for (MmdEstimator estimator : MmdEstimator.values()) {
      assertEquals(largest, between(kernel, estimator, here, there), 1e-4, estimator.name());
    }
  }

  /** Every point twice: the biased one falls, as fewer pairs are of a point with itself. */
  @Test
  void onlyTheBiasedOneIsNeverNegative() {
    for (int seed = 0; seed < 20; seed++) {
      float[][] x = matrix(seed, 5, 3, 1);
      float[][] y = matrix(seed + 100, 7, 3, 1);
      assertTrue(between(MmdKernel.RADIAL_BASIS, MmdEstimator.BIASED, x, y) > -1e-6);
    }
    assertEquals(
        between(MmdKernel.RADIAL_BASIS, MmdEstimator.BIASED, X, Y),
        between(MmdKernel.RADIAL_BASIS, MmdEstimator.BIASED, twice(X), twice(Y)),
        1e-6);
  }

  /** Of codes that are distributed as the prior; 0 within five standard errors. */
  @ParameterizedTest
  @EnumSource
  void theUnbiasedOneIsZeroOnAverage(MmdKernel kernel) {
    SplittableRandom random = new SplittableRandom(2);
    int repetitions = 40;
    double[] found = new double[repetitions];
    for (int i = 0; i < repetitions; i++) {
      float[][] codes = new float[24][3];
      for (float[] row : codes) {
        for (int k = 0; k < row.length; k++) {
          row[k] = (float) random.nextGaussian();
        }
      }
      // The noise of the prior is that of one seed: the codes differ.
      found[i] = toPrior(kernel, codes, 512);
    }
    double mean = Arrays.stream(found).average().orElseThrow();
    double deviation =
        Math.sqrt(
            Arrays.stream(found).map(value -> (value - mean) * (value - mean)).sum()
                / (repetitions - 1));
    assertTrue(Arrays.stream(found).anyMatch(value -> value < 0), "never below 0");
    // The one draw of the prior has an error of its own, that of 512 points.
    assertEquals(0, mean, 5 * deviation / Math.sqrt(repetitions) + deviation / 4);
  }

  /** A shift of the codes is seen. */
  @ParameterizedTest
  @EnumSource
  void codesAwayFromThePriorAreFar(MmdKernel kernel) {
    float[][] near = matrix(4, 64, 3, 1.7);
    float[][] far = new float[64][3];
    for (int i = 0; i < far.length; i++) {
      for (int k = 0; k < 3; k++) {
        far[i][k] = near[i][k] + 3;
      }
    }
    assertTrue(toPrior(kernel, far, 256) > 10 * Math.abs(toPrior(kernel, near, 256)));
  }

  private static double between(
      MmdKernel kernel, MmdEstimator estimator, float[][] x, float[][] y) {
    MaximumMeanDiscrepancy mmd =
        new MaximumMeanDiscrepancy(
            MmdConfig.newBuilder().setKernel(kernel).setEstimator(estimator).build());
    return Evaluation.of(
            graph ->
                Map.of(
                    "mmd", mmd.between(graph.tf(), graph.tf().constant(x), graph.tf().constant(y))))
        .get("mmd")[0];
  }

  private static double toPrior(MmdKernel kernel, float[][] codes, int samples) {
    MaximumMeanDiscrepancy mmd =
        new MaximumMeanDiscrepancy(
            MmdConfig.newBuilder()
                .setKernel(kernel)
                .setEstimator(MmdEstimator.UNBIASED)
                .setPriorSamples(samples)
                .build());
    return Evaluation.of(
            graph -> {
              Map<String, Operand<TFloat32>> wanted = new LinkedHashMap<>();
              wanted.put(
                  "mmd",
                  mmd.toPrior(
                      graph.tf(),
                      graph.noise(),
                      graph.tf().constant(codes),
                      new StandardNormal(codes[0].length)));
              return wanted;
            })
        .get("mmd")[0];
  }
}
