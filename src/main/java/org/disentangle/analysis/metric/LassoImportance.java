package org.disentangle.analysis.metric;

import java.util.Optional;
import org.disentangle.analysis.learner.FeatureColumns;
import org.disentangle.analysis.learner.Lasso;
import org.disentangle.analysis.learner.PredictionQuality;

/**
 * Disentanglement, completeness and informativeness (DCI) by the Lasso, the linear form of the
 * paper.
 *
 * <p>Definition: latents and factors are brought to mean 0 and variance 1; for each factor a {@link
 * Lasso} with alpha = 0.02 predicts its class number, or its number if it is continuous, from all
 * latents; {@code R_jk = |w_jk|}, and {@link ImportanceScores} follow. Informativeness is here the
 * mean over the factors of {@code 1 - E / V} on samples not trained on, with the squared error E of
 * the prediction and V of the training mean, at least 0 each. (The paper reports errors and picks
 * alpha by cross-validation; a fixed one keeps runs comparable.)
 *
 * <p>Range [0, 1], higher is better. The number of a class is taken for its size, which suits scale
 * and position, not shape, and orientation, as any cyclic factor, only within a turn.
 *
 * <p>Disentanglement and completeness look at how weights are spread, however small they are: where
 * the Lasso finds next to nothing, as of shuffled factors, the one weight that is left counts as
 * perfect, and the chance level is near 1. They say something only where informativeness does.
 *
 * <p>Degenerate input: a latent that does not vary counts for nothing; a factor that does not vary
 * has weights 0 and informativeness 0, which is also that of a factor without a known class among
 * the test samples.
 *
 * @param importances [K, F]
 * @param scores what follows from them
 * @param informativeness mean explained share of the variance of the test samples
 * @see <a href="https://openreview.net/forum?id=By-7dz-AZ">C. Eastwood, C. Williams (2018), A
 *     framework for the quantitative evaluation of disentangled representations, section 4</a>
 */
public record LassoImportance(
    double[][] importances, ImportanceScores scores, double informativeness) {
  private static final double ALPHA = 0.02;

  /** Measures codes against factors. */
  public static LassoImportance of(LabelledCodes train, LabelledCodes test) {
    double[][] importances = new double[train.latents()][train.factorCount()];
    double informativeness = 0;
    for (LabelledCodes.Part part : train.parts()) {
      double[][] rows = part.codes().codes().toArray();
      Standardization scale = Standardization.of(rows);
      FeatureColumns codes = FeatureColumns.of(scale.apply(rows));
      for (int k = 0; k < part.factors().length; k++) {
        int factor = part.factors()[k];
        double[] target = part.codes().factors().get(k).values();
        Standardization targetScale = Standardization.ofNumbers(target);
        Lasso lasso = Lasso.fit(codes, targetScale.applyToNumbers(target), ALPHA);
        double[] weights = lasso.weights();
        for (int j = 0; j < weights.length; j++) {
          importances[j][factor] = Math.abs(weights[j]);
        }
        Optional<LabelledCodes> judged = test.ofFactor(factor);
        if (judged.isPresent()) {
          FeatureColumns testCodes = FeatureColumns.of(scale.apply(judged.get().codes().toArray()));
          double[] testTarget = targetScale.applyToNumbers(judged.get().factors().get(0).values());
          double[] predictions = lasso.predict(testCodes);
          // The training mean is 0.
          double explained = PredictionQuality.explained(predictions, testTarget, 0);
          informativeness += Math.max(0, explained) / train.factorCount();
        }
      }
    }
    return new LassoImportance(importances, ImportanceScores.of(importances), informativeness);
  }
}
