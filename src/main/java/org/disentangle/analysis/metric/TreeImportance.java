package org.disentangle.analysis.metric;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.disentangle.analysis.learner.BoostedRegression;
import org.disentangle.analysis.learner.GradientBoostedTrees;
import org.disentangle.analysis.learner.PredictionQuality;

/**
 * Disentanglement, completeness and informativeness (DCI) by gradient-boosted trees, the form that
 * disentanglement_lib reports.
 *
 * <p>Definition: for each factor {@link GradientBoostedTrees} learn its class from all latents;
 * {@code R_jk} is the importance of latent j for factor k, and {@link ImportanceScores} follow from
 * it. Informativeness is the mean over the factors of the accuracy on samples not trained on.
 * (disentanglement_lib calls the same number an error.) There 10,000 samples train and 5,000 test.
 *
 * <p>A continuous factor, which disentanglement_lib does not know, has {@link BoostedRegression}
 * learn its numbers, as the paper has regressors of random trees do; its informativeness is R² on
 * samples not trained on, at least 0, where the paper gives the error that is left: the normalised
 * root mean squared error is the root of 1 - R².
 *
 * <p>Range [0, 1], higher is better, for all three. Published models of dSprites have a
 * disentanglement of 0.1 to 0.5.
 *
 * <p>Degenerate input: a factor with one class has nothing to learn: an exception; one without a
 * known class among the training or the test samples leaves the informativeness undefined, NaN.
 *
 * @param importances [K, F]; each column sums to 1, or to 0 if no tree found anything
 * @param scores what follows from them
 * @param informativeness mean share of test samples classified correctly, of a continuous factor R²
 * @see <a href="https://openreview.net/forum?id=By-7dz-AZ">C. Eastwood, C. Williams (2018), A
 *     framework for the quantitative evaluation of disentangled representations</a>
 */
public record TreeImportance(
    double[][] importances, ImportanceScores scores, double informativeness) {

  /**
   * Measures codes against factors.
   *
   * @throws IllegalArgumentException if a factor has one class in the training samples
   */
  public static TreeImportance of(LabelledCodes train, LabelledCodes test) {
    int factors = train.factorCount();
    double[][] importances = new double[train.latents()][factors];
    double[] accuracies = new double[factors];
    Arrays.fill(accuracies, Double.NaN);
    for (LabelledCodes.Part part : train.parts()) {
      double[][] codes = part.codes().codes().toArray();
      for (int k = 0; k < part.factors().length; k++) {
        int factor = part.factors()[k];
        Trees trees = Trees.fit(codes, part.codes().factors().get(k));
        for (int j = 0; j < importances.length; j++) {
          importances[j][factor] = trees.importances()[j];
        }
        test.ofFactor(factor)
            .ifPresent(judged -> accuracies[factor] = trees.accuracy().applyAsDouble(judged));
      }
    }
    return new TreeImportance(
        importances,
        ImportanceScores.of(importances),
        Arrays.stream(accuracies).average().getAsDouble());
  }

  /**
   * Trees that learned one factor.
   *
   * @param importances [K]
   * @param accuracy on samples of that factor alone
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on within this class.
  private record Trees(double[] importances, ToDoubleFunction<LabelledCodes> accuracy) {
    static Trees fit(double[][] codes, FactorLabels labels) {
      return labels
          .numbers()
          .map(numbers -> ofNumbers(BoostedRegression.fit(codes, numbers)))
          .orElseGet(() -> ofClasses(GradientBoostedTrees.fit(codes, labels.classes())));
    }

    private static Trees ofClasses(GradientBoostedTrees trees) {
      return new Trees(
          trees.importances(),
          judged -> trees.accuracy(judged.codes().toArray(), judged.classes(0)));
    }

    private static Trees ofNumbers(BoostedRegression trees) {
      return new Trees(
          trees.importances(),
          judged ->
              Math.max(
                  0,
                  PredictionQuality.explained(
                      trees.predict(judged.codes().toArray()),
                      judged.factors().get(0).values(),
                      trees.mean())));
    }
  }
}
