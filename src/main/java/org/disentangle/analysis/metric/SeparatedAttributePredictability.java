package org.disentangle.analysis.metric;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.analysis.learner.SortedFeature;
import org.disentangle.analysis.learner.ThresholdClassifier;

/**
 * Separated attribute predictability (SAP): is there, for each factor, one latent that predicts its
 * class better than any other latent does?
 *
 * <p>Definition: for each latent and factor the accuracy, on samples not trained on, of a linear
 * support vector machine on that latent alone; then the mean over the factors of the difference
 * between the two most accurate latents. C = 0.01 and balanced classes, as disentanglement_lib has
 * it; there 10,000 samples train and 5,000 test. For a continuous factor the accuracy is R², the
 * share of its variance that a line through the latent explains: the squared covariance over the
 * product of the variances, of the training samples, as there with continuous factors.
 *
 * <p>Range [0, 1], higher is better. A line through one number can tell only classes at its two
 * ends from the rest, so that factors of many classes give little: public checkpoints of dSprites
 * lie at 0.04 to 0.07. A continuous factor that is a latent gives 1. Two equally predictive
 * latents, or codes without information, give 0.
 *
 * <p>Degenerate input: fewer than two latents or no factor: an exception; a factor with one class
 * is predicted by every latent and gives 0; one without a known class among the training or the
 * test samples leaves the score undefined, NaN.
 *
 * @param score the mean difference
 * @param accuracies [K, F] share of test samples classified correctly, of a continuous factor R²
 * @see <a href="https://arxiv.org/abs/1711.00848">A. Kumar, P. Sattigeri, A. Balakrishnan (2018),
 *     Variational inference of disentangled latent concepts from unlabeled observations, section
 *     3</a>
 */
public record SeparatedAttributePredictability(double score, double[][] accuracies) {
  private static final double COST = 0.01;

  /** The variance up to which disentanglement_lib has a latent tell nothing of a number. */
  private static final double DEAD = 1e-12;

  /**
   * Measures codes against factors.
   *
   * @param train what the classifiers are fitted to
   * @param test what they are judged by, with the same latents and factors
   * @throws IllegalArgumentException if there are fewer than two latents
   */
  public static SeparatedAttributePredictability of(LabelledCodes train, LabelledCodes test) {
    double[][] accuracies = new double[train.latents()][train.factorCount()];
    for (double[] row : accuracies) {
      Arrays.fill(row, Double.NaN);
    }
    List<LabelledCodes.Part> judges = test.parts();
    train.parts().forEach(part -> fill(accuracies, part, judges));
    return new SeparatedAttributePredictability(TopGap.mean(accuracies), accuracies);
  }

  /**
   * Fills in the columns of the factors of a part of the training samples. A latent is sorted once
   * for all of them.
   */
  private static void fill(
      double[][] accuracies, LabelledCodes.Part part, List<LabelledCodes.Part> judges) {
    IntStream.range(0, accuracies.length)
        .parallel()
        .forEach(
            j -> {
              double[] latent = part.codes().latent(j);
              SortedFeature feature = SortedFeature.of(latent);
              for (LabelledCodes.Part judge : judges) {
                SortedFeature judged = SortedFeature.of(judge.codes().latent(j));
                for (int t = 0; t < judge.factors().length; t++) {
                  int factor = judge.factors()[t];
                  int k = Arrays.binarySearch(part.factors(), factor);
                  if (k >= 0) {
                    FactorLabels labels = part.codes().factors().get(k);
                    int[] testClasses = judge.codes().classes(t);
                    accuracies[j][factor] =
                        labels
                            .numbers()
                            .map(numbers -> squaredCorrelation(latent, numbers))
                            .orElseGet(
                                () ->
                                    ThresholdClassifier.fit(feature, labels.classes(), COST)
                                        .accuracy(judged, testClasses));
                  }
                }
              }
            });
  }

  /** 0 where one of them has no variance to speak of. */
  private static double squaredCorrelation(double[] latent, double[] numbers) {
    double latentMean = Arrays.stream(latent).average().orElseThrow();
    double mean = Arrays.stream(numbers).average().orElseThrow();
    double covariance = 0;
    double latentVariance = 0;
    double variance = 0;
    for (int i = 0; i < latent.length; i++) {
      covariance += (latent[i] - latentMean) * (numbers[i] - mean);
      latentVariance += (latent[i] - latentMean) * (latent[i] - latentMean);
      variance += (numbers[i] - mean) * (numbers[i] - mean);
    }
    return latentVariance <= DEAD * (latent.length - 1) || variance == 0
        ? 0
        : covariance * covariance / (latentVariance * variance);
  }
}
