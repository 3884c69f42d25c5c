package org.disentangle.analysis.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neighbours found by going once over sorted numbers against neighbours found by trying all. */
class NeighbourInformationTest {
  /** Of few classes and many, of which some have fewer samples than there are neighbours. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 60})
  void neighboursAreTheNearest(int classes) {
    SplittableRandom random = new SplittableRandom(classes);
    for (int k : new int[] {1, 3, 10}) {
      double[] values = new double[240];
      int[] labels = new int[values.length];
      for (int i = 0; i < values.length; i++) {
        labels[i] = random.nextInt(classes);
        values[i] = labels[i] % 5 + random.nextGaussian() * (1 + labels[i] % 3);
      }
      assertEquals(
          byTryingAll(values, labels, k), NeighbourInformation.nats(values, labels, k), 1e-12);
    }
  }

  /** Ross's formula, sample by sample. */
  private static double byTryingAll(double[] values, int[] labels, int neighbours) {
    int[] used =
        IntStream.range(0, values.length)
            .filter(i -> Arrays.stream(labels).filter(each -> each == labels[i]).count() > 1)
            .toArray();
    double sum = 0;
    for (int i : used) {
      double[] distances =
          IntStream.of(used)
              .filter(other -> other != i && labels[other] == labels[i])
              .mapToDouble(other -> Math.abs(values[other] - values[i]))
              .sorted()
              .toArray();
      int k = Math.min(neighbours, distances.length);
      long closer =
          IntStream.of(used)
              .filter(other -> Math.abs(values[other] - values[i]) < distances[k - 1])
              .count();
      sum += digamma(k) - digamma(distances.length + 1) - digamma((int) Math.max(1, closer));
    }
    return used.length == 0 ? 0 : Math.max(0, digamma(used.length) + sum / used.length);
  }

  private static double digamma(int n) {
    return -0.5772156649015329 + IntStream.range(1, n).mapToDouble(m -> 1.0 / m).sum();
  }
}
