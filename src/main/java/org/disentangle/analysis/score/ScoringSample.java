package org.disentangle.analysis.score;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.math.Matrix;

/**
 * What the scores of one model are computed on.
 *
 * @param train the sample of the analysis, or the part of it that is learned from
 * @param test what is judged by, with the same factors: where something is learned, other pictures
 * @param logVariances of the posteriors of the training sample, [n, K]; empty for a model whose
 *     encoder gives no distribution
 */
record ScoringSample(LabelledCodes train, LabelledCodes test, Optional<Matrix> logVariances) {

  /** The first of the training samples; the test samples all. Their codes are in memory. */
  ScoringSample first(int most) {
    return new ScoringSample(
        train.first(most), test.first(test.samples()), logVariances.map(all -> all.first(most)));
  }

  /** The same codes with some of the factors only. */
  ScoringSample withFactors(int... kept) {
    return new ScoringSample(train.withFactors(kept), test.withFactors(kept), logVariances);
  }

  /** The same codes with other images' factors: all that the codes tell is chance. */
  ScoringSample shuffled(RandomGenerator random) {
    return new ScoringSample(
        train.withShuffledFactors(random), test.withShuffledFactors(random), logVariances);
  }

  /**
   * Codes whose latents are shuffled, each by itself: what they tell about each other is chance.
   */
  ScoringSample independent(RandomGenerator random) {
    return new ScoringSample(train.withShuffledLatents(random), test, logVariances);
  }

  /** As many images, drawn from these with replacement: a bootstrap sample. */
  ScoringSample resampled(RandomGenerator random) {
    int[] rows = random.ints(train.samples(), 0, train.samples()).toArray();
    int[] testRows = random.ints(test.samples(), 0, test.samples()).toArray();
    return new ScoringSample(
        train.rows(rows), test.rows(testRows), logVariances.map(all -> all.rows(rows)));
  }
}
