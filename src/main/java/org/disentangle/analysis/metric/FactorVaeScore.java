package org.disentangle.analysis.metric;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The score of FactorVAE's paper: does the latent that varies least tell which factor was held
 * fixed?
 *
 * <p>Definition: a vote is made by choosing a factor, taking a batch of 64 samples that share one
 * class of it, and finding the latent whose variance there is smallest as a share of its variance
 * overall. 10,000 votes make a classifier from latents to factors (the most frequent one); the
 * score is its accuracy on 5,000 votes of other samples. Latents whose standard deviation is under
 * 0.05 are ignored. Parameters are those of disentanglement_lib.
 *
 * <p>What differs: disentanglement_lib encodes 64 new images for every vote; here a batch is drawn
 * without replacement from the given samples of one class, which is chosen in proportion to its
 * frequency, so that votes may have samples in common. A class with fewer than 64 samples gives the
 * batch it has. Samples whose class is unknown are in no batch of that factor. Those of a
 * continuous factor share one of its classes of equal count.
 *
 * <p>Range [0, 1], higher is better; public checkpoints of dSprites lie at 0.6 to 0.8. Chance is at
 * least 1 / F, and above it with many latents.
 *
 * <p>Degenerate input: if no latent is active the score is 0; a class with one sample alone gives
 * no variance and is not chosen, nor is a factor without a known class; if there is no other, the
 * score is 0.
 *
 * @param score accuracy on votes of the test samples
 * @param votes [K, F] how often each latent stood for each factor in training; 0 for inactive ones
 * @param activeLatents how many latents were used
 * @see <a href="https://arxiv.org/abs/1802.05983">H. Kim, A. Mnih (2018), Disentangling by
 *     factorising, section 4</a>
 */
public record FactorVaeScore(double score, long[][] votes, int activeLatents) {
  private static final int BATCH = 64;
  private static final int TRAIN_VOTES = 10_000;
  private static final int TEST_VOTES = 5_000;
  private static final double INACTIVE = 0.05;

  /**
   * Measures codes against factors.
   *
   * @param random draws factors and batches
   */
  public static FactorVaeScore of(LabelledCodes train, LabelledCodes test, RandomGenerator random) {
    double[][] codes = train.codes().toArray();
    double[] variances = variances(codes, IntStream.range(0, codes.length).toArray(), codes.length);
    int[] active =
        IntStream.range(0, variances.length)
            .filter(j -> Math.sqrt(variances[j]) >= INACTIVE)
            .toArray();
    long[][] learned = new long[train.latents()][train.factorCount()];
    if (active.length == 0) {
      return new FactorVaeScore(0, learned, 0);
    }
    vote(train, TRAIN_VOTES, active, variances, random, learned);
    long[][] judged = new long[train.latents()][train.factorCount()];
    long total = vote(test, TEST_VOTES, active, variances, random, judged);
    long right = 0;
    for (int j : active) {
      right += judged[j][mostFrequent(learned[j])];
    }
    return new FactorVaeScore(total == 0 ? 0 : (double) right / total, learned, active.length);
  }

  private static long vote(
      LabelledCodes sample,
      int count,
      int[] active,
      double[] variances,
      RandomGenerator random,
      long[][] votes) {
    double[][] codes = sample.codes().toArray();
    int[][][] members = new int[sample.factorCount()][][];
    int[][] known = new int[sample.factorCount()][];
    for (int k = 0; k < members.length; k++) {
      members[k] = sample.factors().get(k).members();
      known[k] = sample.factors().get(k).known();
    }
    long cast = 0;
    for (int i = 0; i < count; i++) {
      int factor = random.nextInt(sample.factorCount());
      if (known[factor].length == 0) {
        continue;
      }
      int drawn = known[factor][random.nextInt(known[factor].length)];
      int[] sharing = members[factor][sample.classes(factor)[drawn]];
      if (sharing.length < 2) {
        continue;
      }
      int batch = Math.min(BATCH, sharing.length);
      // The first steps of a Fisher-Yates shuffle; it does no harm that they stay shuffled.
      for (int b = 0; b < batch; b++) {
        int other = b + random.nextInt(sharing.length - b);
        int kept = sharing[b];
        sharing[b] = sharing[other];
        sharing[other] = kept;
      }
      double[] local = variances(codes, sharing, batch);
      int least = active[0];
      for (int j : active) {
        least = local[j] / variances[j] < local[least] / variances[least] ? j : least;
      }
      votes[least][factor]++;
      cast++;
    }
    return cast;
  }

  /**
   * The variance of each latent over the first of some samples, with divisor count - 1; exactly 0
   * of equal numbers. In one pass: sums of the differences from the first sample and of their
   * squares.
   */
  private static double[] variances(double[][] codes, int[] which, int count) {
    double[] first = codes[which[0]];
    double[] sums = new double[first.length];
    double[] squares = new double[first.length];
    for (int i = 1; i < count; i++) {
      double[] code = codes[which[i]];
      for (int j = 0; j < sums.length; j++) {
        double difference = code[j] - first[j];
        sums[j] += difference;
        squares[j] += difference * difference;
      }
    }
    for (int j = 0; j < sums.length; j++) {
      squares[j] = (squares[j] - sums[j] * sums[j] / count) / (count - 1);
    }
    return squares;
  }

  private static int mostFrequent(long[] votes) {
    int best = 0;
    for (int k = 1; k < votes.length; k++) {
      best = votes[k] > votes[best] ? k : best;
    }
    return best;
  }
}
