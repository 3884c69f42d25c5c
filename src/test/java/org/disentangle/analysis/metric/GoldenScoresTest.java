package org.disentangle.analysis.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.disentangle.analysis.GoldenMatrix;
import org.disentangle.analysis.learner.SoftmaxRegression;
import org.disentangle.math.Matrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every score against the reference's formulas, made by src/test/golden/scores_golden.py. */
class GoldenScoresTest {
  private static final int TRAIN = 800;
  private static final int BINS = 20;

  private static LabelledCodes rows(String name, int from, int to) {
    return new LabelledCodes(
            Matrix.of(GoldenMatrix.doubles("scores-" + name + "-codes")),
            GoldenMatrix.ints("scores-" + name + "-factors"))
        .rows(IntStream.range(from, to).toArray());
  }

  private static LabelledCodes train(String name) {
    return rows(name, 0, TRAIN);
  }

  private static LabelledCodes test(String name) {
    return rows(name, TRAIN, 1200);
  }

  private static double golden(String name, String score) {
    return GoldenMatrix.rows("scores-" + name).stream()
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
  @ValueSource(strings = {"identity", "mixed", "random"})
  void separatedAttributePredictability(String name) {
    SeparatedAttributePredictability found =
        SeparatedAttributePredictability.of(train(name), test(name));
    assertMatrix("scores-" + name + "-sap", found.accuracies(), 1e-12);
    assertEquals(golden(name, "sap"), found.score(), 1e-12);
  }

  /**
   * The same scores from the same importances; and trees that differ from scikit-learn's no more
   * than those do among each other.
   */
  @ParameterizedTest
  @ValueSource(strings = {"identity", "mixed", "random"})
  void treeImportance(String name) {
    ImportanceScores same = ImportanceScores.of(GoldenMatrix.doubles("scores-" + name + "-trees"));
    assertEquals(golden(name, "disentanglement_trees"), same.disentanglement(), 1e-12);
    assertEquals(golden(name, "completeness_trees"), same.completeness(), 1e-12);
    TreeImportance found = TreeImportance.of(train(name), test(name));
    assertMatrix("scores-" + name + "-trees", found.importances(), 0.016);
    assertEquals(golden(name, "disentanglement_trees"), found.scores().disentanglement(), 0.003);
    assertEquals(golden(name, "completeness_trees"), found.scores().completeness(), 0.003);
    assertEquals(golden(name, "informativeness_trees"), found.informativeness(), 0.005);
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "mixed", "random"})
  void lassoImportance(String name) {
    LassoImportance found = LassoImportance.of(train(name), test(name));
    assertMatrix("scores-" + name + "-lasso", found.importances(), 1e-9);
    assertEquals(golden(name, "disentanglement_lasso"), found.scores().disentanglement(), 1e-9);
    assertEquals(golden(name, "completeness_lasso"), found.scores().completeness(), 1e-9);
    assertEquals(golden(name, "informativeness_lasso"), found.informativeness(), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "mixed", "random"})
  void modularityAndExplicitness(String name) {
    LabelledCodes train = train(name);
    MutualInformationMatrix matrix = MutualInformationMatrix.of(train, BINS);
    assertEquals(golden(name, "modularity"), Modularity.of(matrix).score(), 1e-9);
    Explicitness found = Explicitness.of(train, test(name));
    assertMatrix("scores-" + name + "-auc", new double[][] {found.areas()}, 1e-5);
    assertEquals(golden(name, "explicitness"), found.score(), 1e-5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "mixed", "random"})
  void infoMec(String name) {
    InfoMec found = InfoMec.of(train(name), new SplittableRandom(0));
    assertMatrix("scores-" + name + "-infomec", found.normalized(), 1e-3);
    assertEquals(golden(name, "infom"), found.modularity(), 1e-3);
    assertEquals(golden(name, "infoc"), found.compactness(), 1e-3);
    // Without a penalty and with classes that planes part there is no optimum to agree on.
    assertEquals(golden(name, "infoe"), found.explicitness(), 1e-3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "mixed", "random"})
  void softmaxRegression(String name) {
    LabelledCodes train = train(name);
    double[] weights = new double[TRAIN];
    Arrays.fill(weights, 1);
    SoftmaxRegression found =
        SoftmaxRegression.fit(train.codes().toArray(), train.classes(0), 3, weights, 1);
    double[][] coefficients =
        IntStream.range(0, 3).mapToObj(found::coefficients).toArray(double[][]::new);
    assertMatrix("scores-" + name + "-softmax", coefficients, 2e-3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "mixed", "random"})
  void unsupervisedScores(String name) {
    Matrix codes = train(name).codes();
    GaussianDependence found = GaussianDependence.of(codes);
    assertEquals(golden(name, "gaussian_total_correlation"), found.totalCorrelationNats(), 1e-8);
    assertEquals(
        golden(name, "gaussian_wasserstein_correlation"), found.wassersteinCorrelation(), 1e-7);
    assertEquals(
        golden(name, "gaussian_wasserstein_correlation_norm"), found.normalizedWasserstein(), 1e-7);
    assertEquals(golden(name, "mean_absolute_correlation"), found.meanAbsoluteCorrelation(), 1e-9);
    assertEquals(
        golden(name, "mutual_info_score"), LatentInformation.of(codes, BINS).meanNats(), 1e-9);
  }

  /** Both draw: they agree up to chance, of a standard error of 0.01 or so. */
  @ParameterizedTest
  @ValueSource(strings = {"identity", "mixed", "random"})
  void scoresByVotes(String name) {
    assertEquals(
        golden(name, "beta_vae"),
        BetaVaeScore.of(train(name), test(name), new SplittableRandom(1)).score(),
        0.03);
    assertEquals(
        golden(name, "factor_vae"),
        FactorVaeScore.of(train(name), test(name), new SplittableRandom(2)).score(),
        0.03);
  }

  /** The authors' mean over drawn codes, with an error of 0.004 nats, against its integral. */
  @ParameterizedTest
  @ValueSource(strings = {"identity", "mixed", "random"})
  void posteriorGap(String name) {
    LabelledCodes train = train(name);
    double[][] logVariances = new double[TRAIN][train.latents()];
    for (int i = 0; i < TRAIN; i++) {
      for (int j = 0; j < train.latents(); j++) {
        logVariances[i][j] = -4 + Math.sin(7 * train.codes().at(i, j)) + 0.5 * j;
      }
    }
    MutualInformationGap found =
        MutualInformationGap.of(PosteriorInformation.of(train, Matrix.of(logVariances)));
    assertEquals(golden(name, "mig_posterior"), found.score(), 0.01);
  }
}
