package org.disentangle.analysis.learner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums in blocks and lanes against sums row by row, about the size of a block. */
class FeatureColumnsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 511, 512, 513, 1700})
  void sumsAreThoseOfTheRows(int samples) {
    SplittableRandom random = new SplittableRandom(samples);
    double[][] rows = new double[samples][];
    double[] others = new double[samples];
    for (int i = 0; i < samples; i++) {
      rows[i] = new double[] {random.nextGaussian(), 3 + random.nextDouble()};
      others[i] = random.nextGaussian();
    }
    double[] weights = {0.3, -2, 5};
    double[][] pairs = new double[3][3];
    double[] withOthers = new double[3];
    double[] decisions = new double[samples];
    for (int i = 0; i < samples; i++) {
      double[] row = {rows[i][0], rows[i][1], 1};
      for (int j = 0; j < 3; j++) {
        decisions[i] += weights[j] * row[j];
        withOthers[j] += row[j] * others[i];
        for (int k = 0; k < 3; k++) {
          pairs[j][k] += row[j] * row[k];
        }
      }
    }
    FeatureColumns columns = FeatureColumns.of(rows);
    assertEquals(samples, columns.samples());
    assertArrayEquals(decisions, columns.decisions(weights), 1e-12);
    assertArrayEquals(withOthers, columns.products(others), 1e-12 * samples);
    for (int j = 0; j < 3; j++) {
      for (int k = 0; k < 3; k++) {
        assertEquals(pairs[j][k], columns.products(j, k), 1e-13 * 20 * samples);
        assertEquals(columns.products(k, j), columns.products(j, k), "symmetric to the last bit");
      }
    }
  }
}
