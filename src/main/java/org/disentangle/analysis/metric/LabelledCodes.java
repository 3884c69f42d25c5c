package org.disentangle.analysis.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.disentangle.math.Matrix;
import org.disentangle.math.Permutation;

/**
 * A sample of codes, each with the classes of the factors its image was made from: the input of the
 * supervised scores. The arrays are shared, not copied, and must not be changed.
 *
 * @param codes [n, K] one row a sample, one column a latent; finite
 * @param factors [n, F] one row a sample, one column a factor; classes from 0
 */
@SuppressWarnings("ArrayRecordComponent") // Handed to the scores, never compared.
public record LabelledCodes(Matrix codes, int[][] factors) {

  /**
   * Checks the arrays.
   *
   * @throws IllegalArgumentException if there is no row or no column, the row counts differ, rows
   *     of factors have different lengths, a code is not finite, or a class is negative
   */
  public LabelledCodes {
    if (codes.rows() != factors.length || factors.length == 0) {
      throw new IllegalArgumentException(
          "codes have %s rows and factors %s: one row a sample is expected in both"
              .formatted(codes.rows(), factors.length));
    }
    if (codes.columns() == 0 || factors[0].length == 0) {
      throw new IllegalArgumentException(
          "there are %s latents and %s factors: at least one of each is expected"
              .formatted(codes.columns(), factors[0].length));
    }
    for (int i = 0; i < factors.length; i++) {
      if (factors[i].length != factors[0].length) {
        throw new IllegalArgumentException(
            "row %s has %s factors, but row 0 has %s"
                .formatted(i, factors[i].length, factors[0].length));
      }
      for (int j = 0; j < codes.columns(); j++) {
        if (!Double.isFinite(codes.at(i, j))) {
          throw new IllegalArgumentException(
              "the code of sample %s in latent %s is not finite: %s"
                  .formatted(i, j, codes.at(i, j)));
        }
      }
      for (int k = 0; k < factors[i].length; k++) {
        if (factors[i][k] < 0) {
          throw new IllegalArgumentException(
              "the class of sample %s in factor %s is negative: %s".formatted(i, k, factors[i][k]));
        }
      }
    }
  }

  /** n. */
  public int samples() {
    return factors.length;
  }

  /** K. */
  public int latents() {
    return codes.columns();
  }

  /** F. */
  public int factorCount() {
    return factors[0].length;
  }

  /** One latent of every sample. */
  public double[] latent(int latent) {
    return codes.column(latent);
  }

  /** The classes of every sample in one factor. */
  public int[] classes(int factor) {
    return Arrays.stream(factors).mapToInt(row -> row[factor]).toArray();
  }

  /** The number after the largest class of a factor. */
  public int classBound(int factor) {
    return Arrays.stream(factors).mapToInt(row -> row[factor]).max().getAsInt() + 1;
  }

  /** The factors with more than one class in this sample, in order. */
  public int[] varyingFactors() {
    return IntStream.range(0, factorCount())
        .filter(k -> Arrays.stream(factors).anyMatch(row -> row[k] != factors[0][k]))
        .toArray();
  }

  /** The same codes with some of the factors only. */
  public LabelledCodes withFactors(int... kept) {
    int[][] fewer =
        Arrays.stream(factors)
            .map(row -> Arrays.stream(kept).map(k -> row[k]).toArray())
            .toArray(int[][]::new);
    return new LabelledCodes(codes, fewer);
  }

  /** The first samples, their codes in memory; all if there are no more. */
  public LabelledCodes first(int most) {
    return new LabelledCodes(
        Matrix.of(codes.first(most).toArray()),
        Arrays.copyOf(factors, Math.min(most, factors.length)));
  }

  /** Some of the samples, in the order asked for; any may be asked for more than once. */
  public LabelledCodes rows(int[] which) {
    return new LabelledCodes(
        codes.rows(which), Arrays.stream(which).mapToObj(i -> factors[i]).toArray(int[][]::new));
  }

  /**
   * The same codes with the rows of the factors shuffled: factors keep what they tell about each
   * other, and codes tell nothing about them.
   */
  public LabelledCodes withShuffledFactors(RandomGenerator random) {
    int[][] shuffled =
        Arrays.stream(Permutation.of(samples(), random))
            .mapToObj(i -> factors[i])
            .toArray(int[][]::new);
    return new LabelledCodes(codes, shuffled);
  }

  /**
   * The same factors with each latent shuffled by itself: latents tell nothing about each other.
   */
  public LabelledCodes withShuffledLatents(RandomGenerator random) {
    double[][] shuffled = new double[samples()][latents()];
    for (int latent = 0; latent < latents(); latent++) {
      double[] column = codes.column(latent);
      int[] order = Permutation.of(samples(), random);
      for (int i = 0; i < order.length; i++) {
        shuffled[i][latent] = column[order[i]];
      }
    }
    return new LabelledCodes(Matrix.of(shuffled), factors);
  }

  /** The samples of each class of a factor, by the class; an empty array for an absent class. */
  int[][] members(int factor) {
    List<List<Integer>> members = new ArrayList<>();
    for (int c = classBound(factor); c > 0; c--) {
      members.add(new ArrayList<>());
    }
    for (int i = 0; i < factors.length; i++) {
      members.get(factors[i][factor]).add(i);
    }
    return members.stream()
        .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }
}
