package org.disentangle.analysis.metric;

import java.util.Arrays;
import org.disentangle.analysis.learner.GradientBoostedTrees;

/**
 * Disentanglement, completeness and informativeness (DCI) by gradient-boosted trees, the form that
 * disentanglement_lib reports.
 *
 * <p>Definition: for each factor {@link GradientBoostedTrees} learn its class from all latents;
 * {@code R_jk} is the importance of latent j for factor k, and {@link ImportanceScores} follow from
 * it. Informativeness is the mean over the factors of the accuracy on samples not trained on.
 * (disentanglement_lib calls the same number an error.) There 10,000 samples train and 5,000 test.
 *
 * <p>Range [0, 1], higher is better, for all three. Published models of dSprites have a
 * disentanglement of 0.1 to 0.5.
 *
 * <p>Degenerate input: a factor with one class has nothing to learn: an exception; one without a
 * known class among the training or the test samples leaves the informativeness undefined, NaN.
 *
 * @param importances [K, F]; each column sums to 1, or to 0 if no tree found anything
 * @param scores what follows from them
 * @param informativeness mean share of test samples classified correctly
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
        GradientBoostedTrees trees = GradientBoostedTrees.fit(codes, part.codes().classes(k));
        double[] column = trees.importances();
        for (int j = 0; j < column.length; j++) {
          importances[j][factor] = column[j];
        }
        test.ofFactor(factor)
            .ifPresent(
                judged ->
                    accuracies[factor] =
                        trees.accuracy(judged.codes().toArray(), judged.classes(0)));
      }
    }
    return new TreeImportance(
        importances,
        ImportanceScores.of(importances),
        Arrays.stream(accuracies).average().getAsDouble());
  }
}
