package org.disentangle.analysis.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.disentangle.analysis.agreement.UnsupervisedRanking;
import org.disentangle.analysis.agreement.UnsupervisedRanking.Estimator;
import org.disentangle.analysis.agreement.UnsupervisedRanking.Latents;
import org.disentangle.analysis.encoding.AnalyzedCodes;
import org.disentangle.math.Matrix;
import org.disentangle.table.CsvFile;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class RankedCodesTest {
  private static final int SAMPLES = 1200;

  /** The second latent is the prior for every image: mean 0, log variance 0. */
  private static double[][] codes(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] codes = new double[SAMPLES][3];
    for (double[] row : codes) {
      row[0] = random.nextGaussian();
      row[2] = random.nextGaussian();
    }
    return codes;
  }

  private static AnalyzedCodes analyzed(double[][] codes, boolean withPosterior) {
    double[][] logVariances = new double[SAMPLES][3];
    for (double[] row : logVariances) {
      row[0] = -2;
      row[2] = -1;
    }
    return new AnalyzedCodes(
        Matrix.of(codes),
        Matrix.of(codes),
        withPosterior ? Optional.of(Matrix.of(logVariances)) : Optional.empty());
  }

  @Test
  void theLatentsThatCarryNothingAreLeftOut() {
    Table table = RankedCodes.of(analyzed(codes(1), true));
    assertEquals(List.of("sample", "z0", "z2"), table.columnNames());
    assertEquals(1000, table.rowCount());
    assertEquals(
        List.of("sample", "z0", "z1", "z2"),
        RankedCodes.of(analyzed(codes(1), false)).columnNames());
  }

  /** What is read back is ranked as the whole codes are, to the last digit. */
  @Test
  void aRankingOfTheFilesIsThatOfTheModels() {
    List<double[][]> codes = List.of(codes(1), codes(2), codes(1));
    List<Latents> whole =
        codes.stream()
            .map(each -> new Latents(Arrays.copyOf(each, 1000), new double[] {1, 0, 1}))
            .toList();
    List<Latents> read =
        codes.stream()
            .map(each -> CsvFile.bytes(RankedCodes.of(analyzed(each, true))))
            .map(text -> RankedCodes.read("here", new String(text, StandardCharsets.UTF_8)))
            .toList();
    double[] expected = UnsupervisedRanking.of(whole, Estimator.LASSO).scores();
    assertEquals(0.45, expected[0], 0.05);
    assertArrayEquals(expected, UnsupervisedRanking.of(read, Estimator.LASSO).scores());
  }

  /** Collapsed: a file of sample numbers alone, which agrees with nothing. */
  @Test
  void aModelThatSaysNothingHasNoColumns() {
    AnalyzedCodes collapsed =
        new AnalyzedCodes(
            Matrix.of(new double[SAMPLES][2]),
            Matrix.of(new double[SAMPLES][2]),
            Optional.of(Matrix.of(new double[SAMPLES][2])));
    Latents read =
        RankedCodes.read(
            "here", new String(CsvFile.bytes(RankedCodes.of(collapsed)), StandardCharsets.UTF_8));
    assertArrayEquals(
        new double[] {0, 0}, UnsupervisedRanking.of(List.of(read, read), Estimator.LASSO).scores());
  }
}
