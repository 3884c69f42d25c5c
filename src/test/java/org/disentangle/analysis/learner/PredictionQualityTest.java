package org.disentangle.analysis.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How well numbers were predicted, against what can be counted by hand. */
class PredictionQualityTest {

  @Test
  void rightPredictionsExplainAllAndOneGuessNothing() {
    double[] targets = {1, 2, 6};
    assertEquals(1, PredictionQuality.explained(targets, targets, 3), 0);
    assertEquals(0, PredictionQuality.explained(new double[] {3, 3, 3}, targets, 3), 0);
    assertEquals(-3, PredictionQuality.explained(new double[] {5, 4, 0}, targets, 3), 1e-12);
    assertEquals(0, PredictionQuality.explained(new double[] {9}, new double[] {3}, 3), 0);
  }

  @Test
  void concordanceIsTheShareOfPairsInOrder() {
    double[] targets = {1, 2, 3};
    assertEquals(1, PredictionQuality.concordance(new double[] {-4, 0, 9}, targets), 0);
    assertEquals(0, PredictionQuality.concordance(new double[] {4, 0, -9}, targets), 0);
    assertEquals(0.5, PredictionQuality.concordance(new double[] {0.0, -0.0, 0}, targets), 0);
    assertTrue(Double.isNaN(PredictionQuality.concordance(targets, new double[] {2, 2, 2})));
  }

  /** Ties in both, pair by pair. */
  @Test
  void concordanceIsWhatComparingAllPairsGives() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 20; round++) {
      int n = 20 + random.nextInt(60);
      double[] predictions = random.ints(n, -5, 5).asDoubleStream().toArray();
      double[] targets = random.ints(n, 0, 7).asDoubleStream().toArray();
      double right = 0;
      double pairs = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          if (targets[i] > targets[j]) {
            right += (Math.signum(predictions[i] - predictions[j]) + 1) / 2;
            pairs++;
          }
        }
      }
      assertEquals(right / pairs, PredictionQuality.concordance(predictions, targets), 1e-12);
    }
  }
}
