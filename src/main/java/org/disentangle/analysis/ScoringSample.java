package org.disentangle.analysis;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.disentangle.analysis.metric.LabelledCodes;

/**
 * What the scores of one model are computed on.
 *
 * @param train the sample of the analysis; factors with one class are left out
 * @param test further images, with the same factors
 * @param logVariances of the posteriors of the training sample, [n, K]; empty for a model whose
 *     encoder gives no distribution
 */
record ScoringSample(LabelledCodes train, LabelledCodes test, Optional<double[][]> logVariances) {

  /** The first of the training samples; the test samples all. */
  ScoringSample first(int most) {
    if (train.samples() <= most) {
      return this;
    }
    return new ScoringSample(
        train.rows(IntStream.range(0, most).toArray()),
        test,
        logVariances.map(all -> Arrays.copyOf(all, most)));
  }

  /** The same codes with other images' factors: all that the codes tell is chance. */
  ScoringSample shuffled(RandomGenerator random) {
    return new ScoringSample(
        train.withShuffledFactors(random), test.withShuffledFactors(random), logVariances);
  }

  /** As many images, drawn from these with replacement: a bootstrap sample. */
  ScoringSample resampled(RandomGenerator random) {
    int[] rows = random.ints(train.samples(), 0, train.samples()).toArray();
    int[] testRows = random.ints(test.samples(), 0, test.samples()).toArray();
    return new ScoringSample(
        train.rows(rows),
        test.rows(testRows),
        logVariances.map(
            all -> Arrays.stream(rows).mapToObj(i -> all[i]).toArray(double[][]::new)));
  }
}
