package org.disentangle.analysis.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.disentangle.analysis.GoldenMatrix;
import org.disentangle.math.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MutualInformationGapTest {
  private static final int SAMPLES = 10_000;
  private static final int BINS = 20;
  private static final int[] DSPRITES = {3, 6, 40, 32, 32};

  private static int[][] factors(int... sizes) {
    Random random = new Random(0);
    int[][] factors = new int[SAMPLES][sizes.length];
    for (int[] row : factors) {
      for (int k = 0; k < sizes.length; k++) {
        row[k] = random.nextInt(sizes[k]);
      }
    }
    return factors;
  }

  private static double[][] codes(int width) {
    return new double[SAMPLES][width];
  }

  @Test
  void identityCodeIsPerfect() {
    int[][] factors = factors(3, 6, 10);
    double[][] codes = codes(3);
    for (int i = 0; i < SAMPLES; i++) {
      for (int k = 0; k < 3; k++) {
        codes[i][k] = factors[i][k];
      }
    }
    MutualInformationGap gap = MutualInformationGap.of(Matrix.of(codes), factors, BINS);
    assertEquals(1, gap.score(), 0.01);
    assertEquals(List.of(0, 1, 2), gap.gaps().stream().map(each -> each.latent()).toList());
    // What is missing to 1 is the other latents' bias, not the first one's information.
    assertEquals(gap.matrix().factorEntropyNats(2), gap.matrix().nats(2, 2), 1e-12);
  }

  @Test
  void constantCodeIsZero() {
    MutualInformationGap gap =
        MutualInformationGap.of(Matrix.of(codes(4)), factors(DSPRITES), BINS);
    assertEquals(0, gap.score(), 0);
    assertEquals(0, gap.matrix().latentEntropyNats(1, 0), 0);
  }

  @Test
  void duplicatedCodeIsZero() {
    int[][] factors = factors(3, 6);
    double[][] codes = codes(4);
    for (int i = 0; i < SAMPLES; i++) {
      for (int j = 0; j < 4; j++) {
        codes[i][j] = factors[i][j / 2];
      }
    }
    assertEquals(0, MutualInformationGap.of(Matrix.of(codes), factors, BINS).score(), 1e-12);
  }

  /**
   * Value of facts measured with disentanglement_lib's mig.py: a position of 32 classes into 20
   * bins.
   */
  @Test
  void perfectCodeOfDspritesReaches896Thousandths() {
    MutualInformationGap gap =
        MutualInformationGap.of(Matrix.of(oracle()), factors(DSPRITES), BINS);
    assertEquals(0.896, gap.score(), 0.005);
    double[] expected = {0.998, 0.997, 0.80, 0.84, 0.84};
    for (int k = 0; k < expected.length; k++) {
      assertEquals(expected[k], gap.gaps().get(k).normalized(), 0.006, "factor " + k);
    }
  }

  @Test
  void rotatedPositionsLoseTheirGaps() {
    double[][] codes = oracle();
    for (double[] row : codes) {
      double x = row[3];
      double y = row[4];
      row[3] = (x - y) / Math.sqrt(2);
      row[4] = (x + y) / Math.sqrt(2);
    }
    MutualInformationGap gap = MutualInformationGap.of(Matrix.of(codes), factors(DSPRITES), BINS);
    assertEquals(0.561, gap.score(), 0.005);
    assertTrue(gap.gaps().get(3).normalized() < 0.02);
    assertTrue(gap.gaps().get(4).normalized() < 0.02);
  }

  @Test
  void randomCodesAreNearZero() {
    Random random = new Random(5);
    double[][] codes = codes(10);
    for (double[] row : codes) {
      for (int j = 0; j < row.length; j++) {
        row[j] = random.nextGaussian();
      }
    }
    double score = MutualInformationGap.of(Matrix.of(codes), factors(DSPRITES), BINS).score();
    assertEquals(0.0002, score, 0.0006);
    assertTrue(score >= 0);
  }

  @Test
  void factorWithOneClassIsSkippedAndCounted() {
    MutualInformationGap gap =
        MutualInformationGap.of(Matrix.of(oracle()), factors(1, 3, 1, 32, 32), BINS);
    assertEquals(2, gap.skippedFactors());
    assertEquals(List.of(1, 3, 4), gap.gaps().stream().map(each -> each.factor()).toList());
    assertEquals(5, gap.matrix().factors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "mixed", "random"})
  void agreesWithScikitLearn(String matrix) {
    MutualInformationGap gap =
        MutualInformationGap.of(
            Matrix.of(GoldenMatrix.doubles(matrix + "-codes")),
            GoldenMatrix.ints(matrix + "-factors"),
            BINS);
    double[][] information = GoldenMatrix.doubles(matrix + "-mutual-information");
    for (int j = 0; j < information.length; j++) {
      for (int k = 0; k < information[j].length; k++) {
        assertEquals(information[j][k], gap.matrix().nats(j, k), 1e-9);
      }
    }
    for (String[] row : GoldenMatrix.rows(matrix + "-entropies")) {
      int index = Integer.parseInt(row[1]);
      assertEquals(
          Double.parseDouble(row[2]),
          row[0].equals("factor")
              ? gap.matrix().factorEntropyNats(index)
              : gap.matrix().latentEntropyNats(index, 0),
          1e-9);
    }
    for (String[] row : GoldenMatrix.rows(matrix + "-mig")) {
      double expected = Double.parseDouble(row[1]);
      double found =
          row[0].equals("mean")
              ? gap.score()
              : gap.gaps().get(Integer.parseInt(row[0])).normalized();
      assertEquals(expected, found, 1e-9, row[0]);
    }
  }

  @Test
  void transposedLayoutIsRefused() {
    int[][] factors = factors(3, 6);
    String mismatch =
        assertThrows(
                IllegalArgumentException.class,
                () -> MutualInformationGap.of(Matrix.of(new double[10][SAMPLES]), factors, BINS))
            .getMessage();
    assertTrue(mismatch.contains("10") && mismatch.contains("10000"), mismatch);
    String both =
        assertThrows(
                IllegalArgumentException.class,
                () -> MutualInformationGap.of(Matrix.of(new double[5][100]), new int[5][100], BINS))
            .getMessage();
    assertTrue(both.contains("[5, 100]") && both.contains("transposed"), both);
  }

  @Test
  void refusesWhatHasNoGap() {
    String one =
        assertThrows(
                IllegalArgumentException.class,
                () -> MutualInformationGap.of(Matrix.of(codes(1)), factors(3, 6), BINS))
            .getMessage();
    assertTrue(one.contains("at least 2 latents"), one);
    assertThrows(
        IllegalArgumentException.class,
        () -> MutualInformationGap.of(Matrix.of(codes(3)), factors(1, 1), BINS));
    int[][] ragged = {{1, 0}, {0, 1}, {1}};
    assertThrows(
        IllegalArgumentException.class,
        () -> MutualInformationGap.of(Matrix.of(new double[3][2]), ragged, BINS));
  }

  private static double[][] oracle() {
    int[][] factors = factors(DSPRITES);
    double[][] codes = codes(DSPRITES.length);
    for (int i = 0; i < SAMPLES; i++) {
      for (int k = 0; k < DSPRITES.length; k++) {
        codes[i][k] = factors[i][k] / (DSPRITES[k] - 1.0);
      }
    }
    return codes;
  }
}
