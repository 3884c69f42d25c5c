package org.disentangle.math;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * k-means clustering: Lloyd's iterations (1982) from a start of k-means++ (Arthur &amp;
 * Vassilvitskii 2007), which draws each further centre with a probability proportional to the
 * squared distance from the existing centres.
 *
 * <p>Minimises the sum of squared distances to the nearest centre, locally. Of equally near
 * centres, the centre with the lowest index is taken; a centre that loses all its points stays
 * where it is.
 *
 * <p>Degenerate input: if there are fewer distinct points than requested centres, further centres
 * are copies of points.
 *
 * <p>Cost O(iterations n K D) time.
 */
public final class KMeans {
  private KMeans() {}

  /**
   * Finds centres.
   *
   * @param points [n, D], at least one, finite
   * @param count K, at least 1
   * @param iterations the largest number of Lloyd's iterations; fewer if no point changes its
   *     centre any more
   * @param seed of the start
   * @return [K, D]
   * @throws IllegalArgumentException if there are no points, or the count is below 1
   */
  public static double[][] centres(double[][] points, int count, int iterations, long seed) {
    if (points.length == 0 || count < 1) {
      throw new IllegalArgumentException(
          "%s centres of %s points: expected at least one of both".formatted(count, points.length));
    }
    double[][] centres = start(points, count, new SplittableRandom(seed));
    int[] assigned = new int[points.length];
    Arrays.fill(assigned, -1);
    for (int i = 0; i < iterations && assign(points, centres, assigned); i++) {
      moveToMeans(points, centres, assigned);
    }
    return centres;
  }

  private static double[][] start(double[][] points, int count, RandomGenerator random) {
    double[][] centres = new double[count][];
    double[] nearest = new double[points.length];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    int next = random.nextInt(points.length);
    for (int k = 0; k < count; k++) {
      centres[k] = points[next].clone();
      double total = 0;
      for (int i = 0; i < points.length; i++) {
        nearest[i] = Math.min(nearest[i], squaredDistance(points[i], centres[k]));
        total += nearest[i];
      }
      next = total > 0 ? drawn(nearest, total, random) : random.nextInt(points.length);
    }
    return centres;
  }

  /** An index, drawn with a probability proportional to its weight. */
  private static int drawn(double[] weights, double total, RandomGenerator random) {
    double left = random.nextDouble() * total;
    int last = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        last = i;
        left -= weights[i];
        if (left < 0) {
          return i;
        }
      }
    }
    // Rounding used up the remaining probability.
    return last;
  }

  /** Gives each point its nearest centre; whether any point changed its own. */
  private static boolean assign(double[][] points, double[][] centres, int[] assigned) {
    boolean changed = false;
    for (int i = 0; i < points.length; i++) {
      int nearest = 0;
      double smallest = Double.POSITIVE_INFINITY;
      for (int k = 0; k < centres.length; k++) {
        double distance = squaredDistance(points[i], centres[k]);
        if (distance < smallest) {
          smallest = distance;
          nearest = k;
        }
      }
      changed |= assigned[i] != nearest;
      assigned[i] = nearest;
    }
    return changed;
  }

  private static void moveToMeans(double[][] points, double[][] centres, int[] assigned) {
    int dimension = points[0].length;
    double[][] sums = new double[centres.length][dimension];
    int[] counts = new int[centres.length];
    for (int i = 0; i < points.length; i++) {
      counts[assigned[i]]++;
      for (int d = 0; d < dimension; d++) {
        sums[assigned[i]][d] += points[i][d];
      }
    }
    for (int k = 0; k < centres.length; k++) {
      for (int d = 0; d < dimension && counts[k] > 0; d++) {
        centres[k][d] = sums[k][d] / counts[k];
      }
    }
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += (a[d] - b[d]) * (a[d] - b[d]);
    }
    return sum;
  }
}
