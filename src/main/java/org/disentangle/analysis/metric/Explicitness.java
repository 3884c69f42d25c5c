package org.disentangle.analysis.metric;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.disentangle.analysis.learner.FeatureColumns;
import org.disentangle.analysis.learner.Lasso;
import org.disentangle.analysis.learner.LogisticRegression;
import org.disentangle.analysis.learner.PredictionQuality;
import org.disentangle.math.SortedNumbers;

/**
 * Explicitness: can each class of each factor be separated from the rest by a hyperplane in the
 * space of codes?
 *
 * <p>Definition: for each class of each factor, {@link LogisticRegression} on all latents (brought
 * to mean 0 and variance 1) tells the class from the rest; the area under the receiver's operating
 * curve on samples not trained on, i.e. the share of pairs of a member and another sample in which
 * the member gets the higher number, ties counting half; mean over the classes, then over the
 * factors.
 *
 * <p>The paper has classes only. Of a continuous factor the area is here the concordance: the share
 * of pairs of samples not trained on that a linear regression on the same codes puts in the right
 * order. For a factor of two values that is the area under the curve, so that 0.5 is a guess and 1
 * perfect, whatever the kind of the factor; R² would have another chance level.
 *
 * <p>Range [0, 1], higher is better; 0.5 is chance. (Newer versions of scikit-learn fit one
 * multinomial model where disentanglement_lib was published with one model a class, as here and in
 * the paper.)
 *
 * <p>Degenerate input: a class that is absent from the training or test samples, or that all of
 * them have, is left out; a factor without any class left too; if none is left the score is NaN.
 *
 * @param score the mean over the factors
 * @param areas one a factor, of a continuous one the concordance; NaN for one left out
 * @see <a href="https://arxiv.org/abs/1802.05312">K. Ridgeway, M. Mozer (2018), Learning deep
 *     disentangled embeddings with the F-statistic loss, section 3</a>
 */
public record Explicitness(double score, double[] areas) {

  /** Measures codes against factors. */
  public static Explicitness of(LabelledCodes train, LabelledCodes test) {
    double[] areas = new double[train.factorCount()];
    Arrays.fill(areas, Double.NaN);
    for (LabelledCodes.Part part : train.parts()) {
      double[][] rows = part.codes().codes().toArray();
      Standardization scale = Standardization.of(rows);
      FeatureColumns codes = FeatureColumns.of(scale.apply(rows));
      for (int k = 0; k < part.factors().length; k++) {
        int factor = part.factors()[k];
        FactorLabels labels = part.codes().factors().get(k);
        Optional<LabelledCodes> judged = test.ofFactor(factor);
        if (judged.isPresent()) {
          FeatureColumns testCodes = FeatureColumns.of(scale.apply(judged.get().codes().toArray()));
          FactorLabels testLabels = judged.get().factors().get(0);
          areas[factor] =
              labels
                  .numbers()
                  .map(numbers -> concordance(codes, numbers, testCodes, testLabels.values()))
                  .orElseGet(() -> area(codes, labels, testCodes, testLabels));
        }
      }
    }
    double score = Arrays.stream(areas).filter(Double::isFinite).average().orElse(Double.NaN);
    return new Explicitness(score, areas);
  }

  private static double concordance(
      FeatureColumns codes, double[] numbers, FeatureColumns testCodes, double[] testNumbers) {
    return PredictionQuality.concordance(
        Lasso.fit(codes, numbers, 0).predict(testCodes), testNumbers);
  }

  /** The mean over the classes. */
  private static double area(
      FeatureColumns codes,
      FactorLabels labels,
      FeatureColumns testCodes,
      FactorLabels testLabels) {
    double[] byClass =
        IntStream.range(0, labels.classBound())
            .parallel()
            .mapToObj(
                label -> area(codes, labels.classes(), testCodes, testLabels.classes(), label))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray();
    return Arrays.stream(byClass).average().orElse(Double.NaN);
  }

  private static OptionalDouble area(
      FeatureColumns codes, int[] labels, FeatureColumns testCodes, int[] testLabels, int label) {
    long trained = Arrays.stream(labels).filter(each -> each == label).count();
    long tested = Arrays.stream(testLabels).filter(each -> each == label).count();
    if (trained == 0 || trained == labels.length || tested == 0 || tested == testLabels.length) {
      return OptionalDouble.empty();
    }
    LogisticRegression model = LogisticRegression.fit(codes, labels, label);
    return OptionalDouble.of(areaUnderCurve(model.decisions(testCodes), testLabels, label));
  }

  /** The Mann-Whitney statistic as a share of all pairs. */
  static double areaUnderCurve(double[] decisions, int[] labels, int label) {
    double[] members =
        IntStream.range(0, labels.length)
            .filter(i -> labels[i] == label)
            .mapToDouble(i -> decisions[i])
            .sorted()
            .toArray();
    // Each pair counts two: both for the member, or one for either of equals.
    long won = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != label) {
        int below = SortedNumbers.below(members, decisions[i]);
        boolean isTied = below < members.length && members[below] == decisions[i];
        int notAbove = isTied ? SortedNumbers.below(members, Math.nextUp(decisions[i])) : below;
        won += 2L * members.length - below - notAbove;
      }
    }
    double others = decisions.length - members.length;
    return won / (2 * members.length * others);
  }
}
