package org.disentangle.math;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The exact rank-sum test of Wilcoxon (1945) and Mann &amp; Whitney (1947): whether the values of
 * one group tend to lie above those of another.
 *
 * <p>If the groups do not differ, every division of all values into groups of these sizes is
 * equally likely. A p-value is the share of these divisions that give the first group at least as
 * large (or small) a sum of ranks as it has. All divisions are counted, so it holds for any sizes;
 * tied values share the mean of their ranks, and it stays exact, as the ties are the same in all
 * divisions. Nothing is assumed about the distribution of the values.
 *
 * <p>The smallest p-value that sizes n and m allow is one over their {@link #divisions}.
 *
 * <p>Cost O(n (n + m)³) time, O(n (n + m)²) memory: the divisions are counted by size and sum. The
 * counts are exact up to 2⁵³ divisions (28 against 28), beyond that to rounding.
 *
 * @param u pairs of a value of the first group with a smaller one of the second, a tie counting one
 *     half; from 0 to n m
 * @param higher p-value for the first group lying above the second, in (0, 1]
 * @param lower p-value for the first group lying below the second, in (0, 1]
 * @see <a href="https://doi.org/10.1214/aoms/1177730491">H. B. Mann, D. R. Whitney (1947), On a
 *     test of whether one of two random variables is stochastically larger than the other</a>
 */
public record RankSum(double u, double higher, double lower) {
  /** The largest number of values for which counting takes only seconds. */
  private static final int MOST_VALUES = 200;

  /**
   * Tests two groups.
   *
   * @param first at least one value; infinite ones are ranked as such
   * @param second at least one value
   * @throws IllegalArgumentException if a group is empty, a value is NaN, or there are more than
   *     200 values
   */
  public static RankSum of(double[] first, double[] second) {
    int total = first.length + second.length;
    if (first.length == 0 || second.length == 0 || total > MOST_VALUES) {
      throw new IllegalArgumentException(
          "%s values against %s: expected one at least of each, and %s at most in all"
              .formatted(first.length, second.length, MOST_VALUES));
    }
    int[] ranks = doubledRanks(first, second);
    int sum = Arrays.stream(ranks, 0, first.length).sum();
    double[] divisions = divisionsBySum(ranks, first.length);
    double all = Arrays.stream(divisions).sum();
    double atLeast = Arrays.stream(divisions, sum, divisions.length).sum();
    double atMost = Arrays.stream(divisions, 0, sum + 1).sum();
    double u = (sum - first.length * (first.length + 1.0)) / 2;
    return new RankSum(u, atLeast / all, atMost / all);
  }

  /** How many divisions there are into groups of n and m values: C(n + m, n). */
  public static double divisions(int n, int m) {
    double divisions = 1;
    for (int i = 1; i <= n; i++) {
      // A binomial coefficient itself, so that the division leaves no rest.
      divisions = divisions * (m + i) / i;
    }
    return divisions;
  }

  /**
   * Twice the mid-rank of each value, so that it is a whole number; those of the first group first.
   */
  private static int[] doubledRanks(double[] first, double[] second) {
    double[] values = DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    int[] ranks = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        throw new IllegalArgumentException("NaN has no rank");
      }
      int below = 0;
      int equal = 0;
      for (double other : values) {
        if (other < values[i]) {
          below++;
        } else if (other == values[i]) {
          equal++;
        }
      }
      ranks[i] = 2 * below + equal + 1;
    }
    return ranks;
  }

  /** How many choices of {@code size} of the ranks have each sum. */
  private static double[] divisionsBySum(int[] ranks, int size) {
    double[][] counts = new double[size + 1][Arrays.stream(ranks).sum() + 1];
    counts[0][0] = 1;
    int largest = 0;
    for (int rank : ranks) {
      largest += rank;
      for (int chosen = size; chosen > 0; chosen--) {
        for (int sum = largest; sum >= rank; sum--) {
          counts[chosen][sum] += counts[chosen - 1][sum - rank];
        }
      }
    }
    return counts[size];
  }
}
