package org.disentangle.analysis.metric;

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
 * it; there 10,000 samples train and 5,000 test.
 *
 * <p>Range [0, 1], higher is better. A line through one number can tell only classes at its two
 * ends from the rest, so that factors of many classes give little: public checkpoints of dSprites
 * lie at 0.04 to 0.07. Two equally predictive latents, or codes without information, give 0.
 *
 * <p>Degenerate input: fewer than two latents or no factor: an exception; a factor with one class
 * is predicted by every latent and gives 0.
 *
 * @param score the mean difference
 * @param accuracies [K, F] share of test samples classified correctly
 * @see <a href="https://arxiv.org/abs/1711.00848">A. Kumar, P. Sattigeri, A. Balakrishnan (2018),
 *     Variational inference of disentangled latent concepts from unlabeled observations, section
 *     3</a>
 */
public record SeparatedAttributePredictability(double score, double[][] accuracies) {
  private static final double COST = 0.01;

  /**
   * Measures codes against factors.
   *
   * @param train what the classifiers are fitted to
   * @param test what they are judged by, with the same latents and factors
   * @throws IllegalArgumentException if there are fewer than two latents
   */
  public static SeparatedAttributePredictability of(LabelledCodes train, LabelledCodes test) {
    int latents = train.latents();
    int factors = train.factorCount();
    int[][] labels = new int[factors][];
    int[][] testLabels = new int[factors][];
    for (int k = 0; k < factors; k++) {
      labels[k] = train.classes(k);
      testLabels[k] = test.classes(k);
    }
    double[][] accuracies = new double[latents][factors];
    IntStream.range(0, latents)
        .parallel()
        .forEach(
            j -> {
              SortedFeature feature = SortedFeature.of(train.latent(j));
              double[] testFeature = test.latent(j);
              for (int k = 0; k < factors; k++) {
                accuracies[j][k] =
                    ThresholdClassifier.fit(feature, labels[k], COST)
                        .accuracy(testFeature, testLabels[k]);
              }
            });
    return new SeparatedAttributePredictability(TopGap.mean(accuracies), accuracies);
  }
}
