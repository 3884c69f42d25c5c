package org.disentangle.analysis.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Probabilities that are moved by factors against those computed anew from their scores. */
class ClassProbabilitiesTest {
  private static final int CLASSES = 4;
  private static final int SAMPLES = 700;
  private static final int ROUNDS = 100;
  private static final int LEAVES = 8;

  /** Moves are as small as most trees' and as large as those of a leaf with one odd sample. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 2.9, 50, 100_000})
  void areThoseOfTheScoresHoweverFarTheyAreMoved(double reach) {
    SplittableRandom random = new SplittableRandom(7);
    double[][] scores = new double[CLASSES][SAMPLES];
    ClassProbabilities moved = new ClassProbabilities(new double[CLASSES], SAMPLES);
    for (int round = 0; round < ROUNDS; round++) {
      for (int c = 0; c < CLASSES; c++) {
        byte[] leaf = new byte[SAMPLES];
        double[] moves = new double[LEAVES];
        for (int m = 0; m < LEAVES; m++) {
          moves[m] = reach * random.nextDouble(-1, 1);
        }
        for (int i = 0; i < SAMPLES; i++) {
          leaf[i] = (byte) random.nextInt(LEAVES);
          scores[c][i] += moves[leaf[i]];
        }
        moved.move(c, leaf, moves);
      }
      moved.settle();
      for (int c = 0; c < CLASSES; c++) {
        assertRow(scores, moved, c);
      }
    }
  }

  private static void assertRow(double[][] scores, ClassProbabilities moved, int label) {
    double[] negative = new double[SAMPLES];
    moved.negative(label, negative);
    for (int i = 0; i < SAMPLES; i++) {
      // exp(s_d - s_c) overflows to infinity where the probability is 0 in doubles.
      double total = 0;
      for (double[] score : scores) {
        total += Math.exp(score[i] - scores[label][i]);
      }
      assertEquals(-1 / total, negative[i], 1e-12, "class " + label + " of sample " + i);
    }
  }
}
