package org.disentangle.analysis.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
 * @param models by factor and class; empty for a class left out, without classes for a continuous
 *     factor
 * @see <a href="https://arxiv.org/abs/1802.05312">K. Ridgeway, M. Mozer (2018), Learning deep
 *     disentangled embeddings with the F-statistic loss, section 3</a>
 */
public record Explicitness(
    double score, double[] areas, List<List<Optional<LogisticRegression>>> models) {
  /** Copies the lists. */
  public Explicitness {
    models = models.stream().map(List::copyOf).toList();
  }

  /** Measures codes against factors. */
  public static Explicitness of(LabelledCodes train, LabelledCodes test) {
    return of(train, test, Optional.empty());
  }

  /**
   * Measures codes against factors.
   *
   * @param similar of a sample much like this one, from whose models few steps lead to this one's
   */
  public static Explicitness of(
      LabelledCodes train, LabelledCodes test, Optional<Explicitness> similar) {
    List<List<Optional<LogisticRegression>>> models =
        new ArrayList<>(Collections.nCopies(train.factorCount(), List.of()));
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
          if (labels.numbers().isPresent()) {
            areas[factor] =
                concordance(codes, labels.numbers().get(), testCodes, testLabels.values());
          } else {
            List<Optional<Separation>> separations =
                separations(
                    codes,
                    labels,
                    testCodes,
                    testLabels,
                    similar.map(each -> each.models.get(factor)).orElse(List.of()));
            areas[factor] =
                separations.stream()
                    .flatMap(Optional::stream)
                    .mapToDouble(Separation::area)
                    .average()
                    .orElse(Double.NaN);
            models.set(
                factor, separations.stream().map(each -> each.map(Separation::model)).toList());
          }
        }
      }
    }
    double score = Arrays.stream(areas).filter(Double::isFinite).average().orElse(Double.NaN);
    return new Explicitness(score, areas, models);
  }

  private static double concordance(
      FeatureColumns codes, double[] numbers, FeatureColumns testCodes, double[] testNumbers) {
    return PredictionQuality.concordance(
        Lasso.fit(codes, numbers, 0).predict(testCodes), testNumbers);
  }

  /** What separates a class from the rest, and how well. */
  private record Separation(LogisticRegression model, double area) {}

  /**
   * One for each class.
   *
   * @param similar models to start from, by class; none of the classes beyond them
   */
  private static List<Optional<Separation>> separations(
      FeatureColumns codes,
      FactorLabels labels,
      FeatureColumns testCodes,
      FactorLabels testLabels,
      List<Optional<LogisticRegression>> similar) {
    return IntStream.range(0, labels.classBound())
        .parallel()
        .mapToObj(
            label ->
                separation(
                    codes,
                    labels.classes(),
                    testCodes,
                    testLabels.classes(),
                    label,
                    label < similar.size() ? similar.get(label) : Optional.empty()))
        .toList();
  }

  private static Optional<Separation> separation(
      FeatureColumns codes,
      int[] labels,
      FeatureColumns testCodes,
      int[] testLabels,
      int label,
      Optional<LogisticRegression> similar) {
    long trained = Arrays.stream(labels).filter(each -> each == label).count();
    long tested = Arrays.stream(testLabels).filter(each -> each == label).count();
    if (trained == 0 || trained == labels.length || tested == 0 || tested == testLabels.length) {
      return Optional.empty();
    }
    LogisticRegression model = LogisticRegression.fit(codes, labels, label, similar);
    return Optional.of(
        new Separation(model, areaUnderCurve(model.decisions(testCodes), testLabels, label)));
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
