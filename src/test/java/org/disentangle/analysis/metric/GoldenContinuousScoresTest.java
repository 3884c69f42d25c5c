package org.disentangle.analysis.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.disentangle.analysis.GoldenMatrix;
import org.disentangle.math.Matrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Scores of two continuous factors and one of classes, of real codes and of whole numbers, against
 * scikit-learn; made by src/test/golden/continuous_scores_golden.py.
 */
class GoldenContinuousScoresTest {
  private static final int TRAIN = 800;
  private static final int ALL = 1200;
  private static final int BINS = 20;

  private static LabelledCodes rows(String name, int from, int to) {
    double[][] factors = GoldenMatrix.doubles("continuous-" + name + "-factors");
    return new LabelledCodes(
            Matrix.of(GoldenMatrix.doubles("continuous-" + name + "-codes")),
            List.of(
                FactorLabels.ofNumbers(column(factors, 0)),
                FactorLabels.ofNumbers(column(factors, 1)),
                FactorLabels.of(
                    Arrays.stream(column(factors, 2)).mapToInt(each -> (int) each).toArray())))
        .rows(IntStream.range(from, to).toArray());
  }

  private static double[] column(double[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
  }

  private static LabelledCodes train(String name) {
    return rows(name, 0, TRAIN);
  }

  private static LabelledCodes test(String name) {
    return rows(name, TRAIN, ALL);
  }

  private static double golden(String name, String score) {
    return GoldenMatrix.rows("continuous-" + name).stream()
        .filter(row -> row[0].equals(score))
        .mapToDouble(row -> Double.parseDouble(row[1]))
        .findFirst()
        .orElseThrow();
  }

  private static void assertMatrix(String file, double[][] found, double tolerance) {
    double[][] expected = GoldenMatrix.doubles(file);
    assertEquals(expected.length, found.length, file);
    for (int row = 0; row < expected.length; row++) {
      assertArrayEquals(expected[row], found[row], tolerance, file + " row " + row);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "mixed", "random", "whole"})
  void classesOfEqualCount(String name) {
    LabelledCodes all = rows(name, 0, ALL);
    int[][] expected = GoldenMatrix.ints("continuous-" + name + "-classes");
    for (int i = 0; i < ALL; i++) {
      for (int k = 0; k < 3; k++) {
        assertEquals(expected[i][k], all.classes(k)[i], "sample " + i + " factor " + k);
      }
    }
  }

  /** Of classes of equal count, and of bins or of whole numbers. */
  @ParameterizedTest
  @ValueSource(strings = {"identity", "mixed", "random", "whole"})
  void countedInformation(String name) {
    LabelledCodes train = train(name);
    MutualInformationMatrix matrix = MutualInformationMatrix.of(train, BINS);
    assertEquals(golden(name, "mig"), MutualInformationGap.of(matrix).score(), 1e-9);
    assertEquals(golden(name, "modularity"), Modularity.of(matrix).score(), 1e-9);
    assertEquals(
        golden(name, "latent_information"),
        LatentInformation.of(train.codes(), BINS).meanNats(),
        1e-9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "mixed", "random", "whole"})
  void separatedAttributePredictability(String name) {
    SeparatedAttributePredictability found =
        SeparatedAttributePredictability.of(train(name), test(name));
    assertMatrix("continuous-" + name + "-sap", found.accuracies(), 1e-12);
    assertEquals(golden(name, "sap"), found.score(), 1e-12);
  }

  /** Trees that differ from scikit-learn's no more than those do among each other. */
  @ParameterizedTest
  @ValueSource(strings = {"identity", "mixed", "random", "whole"})
  void treeImportance(String name) {
    TreeImportance found = TreeImportance.of(train(name), test(name));
    assertMatrix("continuous-" + name + "-trees", found.importances(), 0.02);
    assertEquals(golden(name, "disentanglement_trees"), found.scores().disentanglement(), 0.005);
    assertEquals(golden(name, "completeness_trees"), found.scores().completeness(), 0.005);
    assertEquals(golden(name, "informativeness_trees"), found.informativeness(), 0.005);
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "mixed", "random", "whole"})
  void lassoImportance(String name) {
    LassoImportance found = LassoImportance.of(train(name), test(name));
    assertMatrix("continuous-" + name + "-lasso", found.importances(), 1e-9);
    assertEquals(golden(name, "disentanglement_lasso"), found.scores().disentanglement(), 1e-9);
    assertEquals(golden(name, "completeness_lasso"), found.scores().completeness(), 1e-9);
    assertEquals(golden(name, "informativeness_lasso"), found.informativeness(), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "mixed", "random", "whole"})
  void explicitness(String name) {
    Explicitness found = Explicitness.of(train(name), test(name));
    assertMatrix("continuous-" + name + "-areas", new double[][] {found.areas()}, 1e-5);
    assertEquals(golden(name, "explicitness"), found.score(), 1e-5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "mixed", "random", "whole"})
  void infoMec(String name) {
    InfoMec found = InfoMec.of(train(name), new SplittableRandom(0));
    assertMatrix("continuous-" + name + "-infomec", found.normalized(), 1e-3);
    assertEquals(golden(name, "infom"), found.modularity(), 1e-3);
    assertEquals(golden(name, "infoc"), found.compactness(), 1e-3);
    assertEquals(golden(name, "infoe"), found.explicitness(), 1e-3);
  }
}
