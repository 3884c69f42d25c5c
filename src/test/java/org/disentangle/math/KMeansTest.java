package org.disentangle.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KMeansTest {

  @Test
  void oneCentreIsTheMean() {
    double[][] centre = KMeans.centres(new double[][] {{1, 2}, {3, 6}, {5, 1}}, 1, 10, 0);
    assertArrayEquals(new double[] {3, 3}, centre[0], 1e-12);
  }

  @Test
  void wellSeparatedClustersAreFound() {
    SplittableRandom random = new SplittableRandom(3);
    double[][] points = new double[300][];
    for (int i = 0; i < points.length; i++) {
      double angle = 2 * Math.PI * (i % 6) / 6;
      points[i] =
          new double[] {
            10 * Math.cos(angle) + random.nextDouble(-1, 1),
            10 * Math.sin(angle) + random.nextDouble(-1, 1)
          };
    }
    for (long seed = 0; seed < 5; seed++) {
      double[][] centres = KMeans.centres(points, 6, 50, seed);
      assertArrayEquals(
          new int[] {0, 1, 2, 3, 4, 5},
          Arrays.stream(centres)
              .mapToInt(c -> (int) Math.round(Math.atan2(c[1], c[0]) * 3 / Math.PI + 6) % 6)
              .sorted()
              .toArray());
    }
  }

  /** A local minimum: each centre is the mean of the points nearest to it. */
  @Test
  void centresAreTheMeansOfTheirPoints() {
    SplittableRandom random = new SplittableRandom(5);
    double[][] points = new double[200][];
    for (int i = 0; i < points.length; i++) {
      points[i] = new double[] {random.nextDouble(), random.nextDouble(), random.nextDouble()};
    }
    double[][] centres = KMeans.centres(points, 9, 1000, 2);
    double[][] sums = new double[9][3];
    int[] counts = new int[9];
    for (double[] point : points) {
      int nearest = 0;
      for (int k = 1; k < 9; k++) {
        if (distance(point, centres[k]) < distance(point, centres[nearest])) {
          nearest = k;
        }
      }
      counts[nearest]++;
      for (int d = 0; d < 3; d++) {
        sums[nearest][d] += point[d];
      }
    }
    for (int k = 0; k < 9; k++) {
      for (int d = 0; d < 3; d++) {
        assertEquals(sums[k][d] / counts[k], centres[k][d], 1e-12);
      }
    }
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += (a[d] - b[d]) * (a[d] - b[d]);
    }
    return sum;
  }

  @Test
  void moreCentresThanDifferentPointsCopyThem() {
    double[][] centres = KMeans.centres(new double[][] {{1}, {1}, {4}, {1}}, 5, 10, 1);
    assertEquals(5, centres.length);
    assertTrue(Arrays.stream(centres).anyMatch(c -> c[0] == 1));
    assertTrue(Arrays.stream(centres).anyMatch(c -> c[0] == 4));
    assertTrue(Arrays.stream(centres).allMatch(c -> c[0] == 1 || c[0] == 4));
  }

  @Test
  void nothingToClusterIsRefused() {
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> KMeans.centres(new double[0][], 2, 1, 0))
            .getMessage()
            .startsWith("2 centres of 0 points"));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class, () -> KMeans.centres(new double[][] {{1}}, 0, 1, 0))
            .getMessage()
            .startsWith("0 centres of 1 points"));
  }
}
