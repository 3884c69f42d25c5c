package org.disentangle.analysis.learner;

import java.util.Arrays;
import org.disentangle.math.SortedNumbers;

/** How well numbers were predicted. */
public final class PredictionQuality {
  private PredictionQuality() {}

  /**
   * The share of the variance that the predictions explain, {@code 1 - sum (y - p)^2 / sum (y -
   * g)^2}: 1 if they are right, 0 if they are no better than one guess for all, and below 0 if
   * worse. It is 1 less the square of the normalised root mean squared error.
   *
   * @param guess g, such as the mean of the samples learned from
   * @return 0 where every target is the guess
   */
  public static double explained(double[] predictions, double[] targets, double guess) {
    double error = 0;
    double variance = 0;
    for (int i = 0; i < targets.length; i++) {
      double difference = targets[i] - predictions[i];
      error += difference * difference;
      double deviation = targets[i] - guess;
      variance += deviation * deviation;
    }
    return variance == 0 ? 0 : 1 - error / variance;
  }

  /**
   * The share of the pairs of samples with different targets that the predictions put in the right
   * order, equal predictions counting half: 1 if all, 0.5 for a guess. For two different targets it
   * is the area under the receiver's operating curve.
   *
   * <p>Cost O(n log n).
   *
   * @return NaN where all targets are equal
   * @see <a href="https://doi.org/10.1001/jama.1982.03320430047030">F. Harrell et al. (1982),
   *     Evaluating the yield of medical tests: the concordance index</a>
   */
  public static double concordance(double[] predictions, double[] targets) {
    SortedFeature byTarget = SortedFeature.of(targets);
    double[] ranked = predictions.clone();
    Arrays.setAll(ranked, i -> ranked[i] + 0.0);
    Arrays.sort(ranked);
    RankCounts lower = new RankCounts(ranked.length);
    double right = 0;
    double pairs = 0;
    int from = 0;
    while (from < targets.length) {
      int to = from;
      while (to < targets.length && byTarget.values()[to] == byTarget.values()[from]) {
        double prediction = predictions[byTarget.samples()[to++]];
        long less = lower.below(SortedNumbers.below(ranked, prediction));
        long notMore = lower.below(SortedNumbers.below(ranked, Math.nextUp(prediction)));
        right += (less + notMore) / 2.0;
        pairs += from;
      }
      for (; from < to; from++) {
        lower.add(SortedNumbers.below(ranked, predictions[byTarget.samples()[from]]));
      }
    }
    return right / pairs;
  }

  /**
   * Counts of ranks, each added and summed in logarithmic time: a binary indexed tree.
   *
   * @param sums at {@code i} of the ranks that the lowest bit of {@code i} spans
   */
  private record RankCounts(long[] sums) {
    RankCounts(int ranks) {
      this(new long[ranks + 1]);
    }

    void add(int rank) {
      for (int i = rank + 1; i < sums.length; i += i & -i) {
        sums[i]++;
      }
    }

    /** How many of the ranks added are less than this one. */
    long below(int rank) {
      long sum = 0;
      for (int i = rank; i > 0; i -= i & -i) {
        sum += sums[i];
      }
      return sum;
    }
  }
}
