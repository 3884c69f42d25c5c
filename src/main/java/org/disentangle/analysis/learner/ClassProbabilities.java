package org.disentangle.analysis.learner;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The probabilities of some samples' classes, {@code p_c = exp(s_c) / sum_d exp(s_d)}, while
 * boosting moves their scores s.
 *
 * <p>A tree moves all samples in a leaf by the same number, so their exponentials grow by the same
 * factor: one exponential a leaf is computed, not one a sample. A sample that is moved far at once
 * is computed anew from its scores. Nothing else keeps products within the range of doubles: in a
 * hundred rounds that move it less than {@value #FAR} each, an exponential stays between e^-300 and
 * e^300 times what it was.
 *
 * <p>Several threads may move different classes at a time.
 */
final class ClassProbabilities {
  /** How far a sample may be moved in one round without being computed anew. */
  private static final double FAR = 3;

  /** The number of samples that one thread processes at a time. */
  private static final int BLOCK = 512;

  private final double[][] scores;
  private final double[][] exponentials;
  private final double[] totals;
  private final boolean[] isFar;

  /**
   * All samples at the same scores.
   *
   * @param start [C] one score a class
   * @param samples n
   */
  ClassProbabilities(double[] start, int samples) {
    scores = new double[start.length][samples];
    exponentials = new double[start.length][samples];
    totals = new double[samples];
    isFar = new boolean[samples];
    for (int c = 0; c < start.length; c++) {
      Arrays.fill(scores[c], start[c]);
    }
    Arrays.fill(isFar, true);
    settle();
  }

  /** Fills in less the probability of a class, for every sample. */
  void negative(int label, double[] probabilities) {
    double[] own = exponentials[label];
    for (int i = 0; i < own.length; i++) {
      probabilities[i] = -own[i] / totals[i];
    }
  }

  /**
   * Moves the scores of one class; probabilities are the old ones until {@link #settle}.
   *
   * @param leaf [n] which move each sample makes
   * @param moves by the number of the leaf
   */
  void move(int label, byte[] leaf, double[] moves) {
    double[] factors = Arrays.stream(moves).map(Math::exp).toArray();
    double[] score = scores[label];
    double[] own = exponentials[label];
    for (int i = 0; i < leaf.length; i++) {
      score[i] += moves[leaf[i]];
      own[i] *= factors[leaf[i]];
    }
    if (Arrays.stream(moves).anyMatch(move -> Math.abs(move) > FAR)) {
      for (int i = 0; i < leaf.length; i++) {
        // Threads only ever write the same: that it is far.
        if (Math.abs(moves[leaf[i]]) > FAR) {
          isFar[i] = true;
        }
      }
    }
  }

  /** Brings the probabilities to the moved scores. */
  void settle() {
    IntStream.range(0, (totals.length + BLOCK - 1) / BLOCK)
        .parallel()
        .forEach(block -> settle(block * BLOCK, Math.min(totals.length, (block + 1) * BLOCK)));
  }

  private void settle(int from, int to) {
    for (int i = from; i < to; i++) {
      if (isFar[i]) {
        renew(i);
        isFar[i] = false;
      }
    }
    Arrays.fill(totals, from, to, 0);
    for (double[] own : exponentials) {
      for (int i = from; i < to; i++) {
        totals[i] += own[i];
      }
    }
  }

  private void renew(int sample) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double[] score : scores) {
      highest = Math.max(highest, score[sample]);
    }
    for (int c = 0; c < scores.length; c++) {
      exponentials[c][sample] = Math.exp(scores[c][sample] - highest);
    }
  }
}
