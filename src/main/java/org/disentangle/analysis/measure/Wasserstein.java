package org.disentangle.analysis.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.disentangle.math.CompensatedSum;

/**
 * The 1-Wasserstein distance of two samples: how far the points of the one have to be moved, on
 * average, to become the other.
 *
 * <p>In one dimension that is the mean distance of the two sorted samples, point by point. In
 * several it is taken along lines in random directions and averaged (the sliced distance, Bonneel
 * et al. 2015, "Sliced and Radon Wasserstein Barycenters of Measures", section 4.1): it is 0 only
 * for equal distributions, so it sees dependence between dimensions, which the distances of the
 * single dimensions do not. Two samples of one distribution are some way apart, of the order of its
 * standard deviation over the root of n; only a distance well above that says that two
 * distributions differ.
 */
public final class Wasserstein {
  private Wasserstein() {}

  /**
   * The distance of two samples of numbers.
   *
   * @param first n numbers, in any order; unchanged
   * @param second as many
   * @return in the unit of the numbers
   * @throws IllegalArgumentException if there are none, or not as many of the one as of the other
   */
  public static double distance(double[] first, double[] second) {
    requireSameSize(first.length, second.length);
    double[] one = first.clone();
    double[] other = second.clone();
    Arrays.sort(one);
    Arrays.sort(other);
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < one.length; i++) {
      sum.add(Math.abs(one[i] - other[i]));
    }
    return sum.value() / one.length;
  }

  /**
   * The mean of the distances along random directions.
   *
   * @param first [n, K]
   * @param second as many rows of the same width
   * @param directions how many; uniformly distributed on the unit sphere
   * @param random draws them
   * @return in the unit of the numbers; of one dimension the same as {@link #distance}
   */
  public static double sliced(double[][] first, double[][] second, int directions, Random random) {
    requireSameSize(first.length, second.length);
    List<double[]> drawn =
        Stream.generate(() -> direction(first[0].length, random)).limit(directions).toList();
    double[] distances =
        drawn.parallelStream()
            .mapToDouble(direction -> distance(along(first, direction), along(second, direction)))
            .toArray();
    return CompensatedSum.of(distances) / directions;
  }

  private static double[] direction(int dimensions, Random random) {
    double[] direction = new double[dimensions];
    double squares = 0;
    for (int j = 0; j < dimensions; j++) {
      direction[j] = random.nextGaussian();
      squares += direction[j] * direction[j];
    }
    for (int j = 0; j < dimensions; j++) {
      direction[j] /= Math.sqrt(squares);
    }
    return direction;
  }

  private static double[] along(double[][] points, double[] direction) {
    double[] projected = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < direction.length; j++) {
        projected[i] += points[i][j] * direction[j];
      }
    }
    return projected;
  }

  private static void requireSameSize(int first, int second) {
    if (first == 0 || first != second) {
      throw new IllegalArgumentException(
          "samples of " + first + " and " + second + " have no distance; give as many of both");
    }
  }
}
