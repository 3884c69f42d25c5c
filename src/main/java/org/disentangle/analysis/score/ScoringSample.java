package org.disentangle.analysis.score;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.math.Matrix;

/**
 * The samples that scores of one model are computed on.
 *
 * @param train the sample of the analysis, or the part of it that is trained on
 * @param test the test samples, with the same factors; for scores that train a predictor, they show
 *     other pictures
 * @param logVariances of the posteriors of the training sample, [n, K]; empty for a model whose
 *     encoder gives no distribution
 * @param factors the names of the factors, in their order
 * @param bins of equal width that a latent is cut into where classes are counted
 */
public record ScoringSample(
    LabelledCodes train,
    LabelledCodes test,
    Optional<Matrix> logVariances,
    List<String> factors,
    int bins) {
  /** Copies the list. */
  public ScoringSample {
    factors = List.copyOf(factors);
  }

  /** The first of the training samples, and all test samples. Their codes are in memory. */
  ScoringSample first(int most) {
    return with(
        train.first(most), test.first(test.samples()), logVariances.map(all -> all.first(most)));
  }

  /** The same codes with some of the factors only. */
  ScoringSample withFactors(int... kept) {
    return new ScoringSample(
        train.withFactors(kept),
        test.withFactors(kept),
        logVariances,
        IntStream.of(kept).mapToObj(factors::get).toList(),
        bins);
  }

  /** The images that have a label. */
  ScoringSample labelled() {
    LabelledCodes known = train.labelled();
    return known.samples() == train.samples()
        ? with(train, test.labelled(), logVariances)
        : with(known, test.labelled(), logVariances.map(all -> all.rows(train.labelledSamples())));
  }

  /** The same codes with other images' factors: their scores are the chance level. */
  ScoringSample shuffled(RandomGenerator random) {
    return with(train.withShuffledFactors(random), test.withShuffledFactors(random), logVariances);
  }

  /**
   * Codes with each latent shuffled by itself, so that latents are independent except by chance.
   */
  ScoringSample independent(RandomGenerator random) {
    return with(train.withShuffledLatents(random), test, logVariances);
  }

  /** As many images, drawn from these with replacement: a bootstrap sample. */
  ScoringSample resampled(RandomGenerator random) {
    int[] rows = random.ints(train.samples(), 0, train.samples()).toArray();
    int[] testRows = random.ints(test.samples(), 0, test.samples()).toArray();
    return with(train.rows(rows), test.rows(testRows), logVariances.map(all -> all.rows(rows)));
  }

  private ScoringSample with(
      LabelledCodes otherTrain, LabelledCodes otherTest, Optional<Matrix> otherLogVariances) {
    return new ScoringSample(otherTrain, otherTest, otherLogVariances, factors, bins);
  }
}
