package org.disentangle.analysis.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.disentangle.analysis.learner.SoftmaxRegression;

/**
 * The score of the β-VAE's paper: can a linear classifier tell which factor two images share from
 * how their codes differ?
 *
 * <p>Definition: a point is made by choosing a factor, drawing 64 pairs of samples that share its
 * class, and averaging {@code |z - z'|} over the pairs; {@link SoftmaxRegression} learns the factor
 * from 10,000 points, and the score is its accuracy on 5,000 points of other samples. Parameters
 * are those of disentanglement_lib.
 *
 * <p>What differs: disentanglement_lib encodes new images for every pair (1.9 million in all); here
 * a pair is drawn from the given samples: two different samples that share the class. Each pair is
 * distributed as there; pairs of different points may have a sample in common. Samples share a
 * continuous factor if they are in one of its classes of equal count.
 *
 * <p>Range [0, 1], higher is better; chance is 1 / F. It forgives a lot: rotated latents and
 * several latents for one factor reach 1 as well.
 *
 * <p>Degenerate input: a sample whose class is unknown, or that no other sample has, is in no pair,
 * as with itself it would give the factor away without a code, and a factor of such samples alone
 * is not chosen; if there is no other, the score is not defined: NaN. Codes that do not vary leave
 * the classifier at chance.
 *
 * @param score accuracy on points of the test samples
 * @param trainAccuracy accuracy on the points it learned from
 * @param classifier what learned from them; empty if the score is not defined
 * @see <a href="https://openreview.net/forum?id=Sy2fzU9gl">I. Higgins et al. (2017), β-VAE:
 *     learning basic visual concepts with a constrained variational framework, section 3</a>
 */
public record BetaVaeScore(
    double score, double trainAccuracy, Optional<SoftmaxRegression> classifier) {
  private static final int PAIRS = 64;
  private static final int TRAIN_POINTS = 10_000;
  private static final int TEST_POINTS = 5_000;
  private static final double PENALTY = 1;

  /** Points and the factor each was made for. */
  private record Points(double[][] features, int[] labels) {}

  /**
   * Measures codes against factors.
   *
   * @param random draws factors and pairs
   */
  public static BetaVaeScore of(LabelledCodes train, LabelledCodes test, RandomGenerator random) {
    return of(train, test, random, Optional.empty());
  }

  /**
   * Measures codes against factors.
   *
   * @param random draws factors and pairs
   * @param similar of a sample much like this one, from whose classifier few steps lead to this
   *     one's
   */
  public static BetaVaeScore of(
      LabelledCodes train,
      LabelledCodes test,
      RandomGenerator random,
      Optional<BetaVaeScore> similar) {
    List<Pairs> trainPairs = pairs(train);
    List<Pairs> testPairs = pairs(test);
    if (trainPairs.isEmpty() || testPairs.isEmpty()) {
      return new BetaVaeScore(Double.NaN, Double.NaN, Optional.empty());
    }
    Points learned = points(train, trainPairs, TRAIN_POINTS, random);
    Points judged = points(test, testPairs, TEST_POINTS, random);
    double[] weights = new double[TRAIN_POINTS];
    Arrays.fill(weights, 1);
    SoftmaxRegression classifier =
        SoftmaxRegression.fit(
            learned.features(),
            learned.labels(),
            train.factorCount(),
            weights,
            PENALTY,
            similar.flatMap(BetaVaeScore::classifier));
    return new BetaVaeScore(
        classifier.accuracy(judged.features(), judged.labels()),
        classifier.accuracy(learned.features(), learned.labels()),
        Optional.of(classifier));
  }

  /**
   * The samples that share their class of a factor with another.
   *
   * @param paired those that do, in order
   * @param members all samples by their class
   */
  private record Pairs(int factor, int[] paired, int[][] members) {}

  /** One entry for each factor that has a pair. */
  private static List<Pairs> pairs(LabelledCodes sample) {
    return IntStream.range(0, sample.factorCount())
        .mapToObj(
            factor -> {
              int[][] members = sample.factors().get(factor).members();
              int[] classes = sample.classes(factor);
              int[] paired =
                  IntStream.range(0, sample.samples())
                      .filter(
                          i ->
                              classes[i] != LabelledCodes.UNKNOWN && members[classes[i]].length > 1)
                      .toArray();
              return new Pairs(factor, paired, members);
            })
        .filter(each -> each.paired().length > 0)
        .toList();
  }

  private static Points points(
      LabelledCodes sample, List<Pairs> pairs, int count, RandomGenerator random) {
    double[][] codes = sample.codes().toArray();
    double[][] features = new double[count][sample.latents()];
    int[] labels = new int[count];
    for (int point = 0; point < count; point++) {
      Pairs shared = pairs.get(random.nextInt(pairs.size()));
      int[] paired = shared.paired();
      int[] classes = sample.classes(shared.factor());
      double[] feature = features[point];
      labels[point] = shared.factor();
      for (int pair = 0; pair < PAIRS; pair++) {
        int first = paired[random.nextInt(paired.length)];
        int second = mate(first, shared.members()[classes[first]], random);
        double[] a = codes[first];
        double[] b = codes[second];
        for (int j = 0; j < feature.length; j++) {
          feature[j] += Math.abs(a[j] - b[j]);
        }
      }
      for (int j = 0; j < feature.length; j++) {
        feature[j] /= PAIRS;
      }
    }
    return new Points(features, labels);
  }

  /** Another of at least two samples of the same class, each as likely. */
  private static int mate(int sample, int[] members, RandomGenerator random) {
    int drawn = members[random.nextInt(members.length - 1)];
    return drawn == sample ? members[members.length - 1] : drawn;
  }
}
