package org.disentangle.analysis.metric;

import java.util.Arrays;
import java.util.List;
import org.disentangle.math.Matrix;

/**
 * The sparsity of the codes of a sample.
 *
 * <p>A number is active if it is not exactly 0; nothing is rounded to 0 here. Codes of models
 * without a threshold have no zeros, and of them only {@link #hoyer} says something.
 *
 * @param zeroShare share of exact zeros among all numbers, from 0 to 1
 * @param hoyer the mean over the images of {@link #hoyer(double[])}, from 0 to 1; codes that are
 *     all zero count as 1
 * @param meanActive mean number of active dimensions an image, from 0 to D
 * @param silentShare share of images whose code is all zero, from 0 to 1: they are decoded alike
 * @param activeShares for each dimension the share of images it is active for, from 0 (dead) to 1
 */
public record Sparsity(
    double zeroShare,
    double hoyer,
    double meanActive,
    double silentShare,
    List<Double> activeShares) {
  /** Keeps a copy of the shares. */
  public Sparsity {
    activeShares = List.copyOf(activeShares);
  }

  /**
   * Measures codes.
   *
   * <p>Cost O(n D).
   *
   * @param codes [n, D] one row an image; finite
   * @throws IllegalArgumentException if there is no row, or there are fewer than two dimensions
   */
  public static Sparsity of(Matrix codes) {
    if (codes.rows() == 0) {
      throw new IllegalArgumentException("no codes to measure the sparsity of");
    }
    int dimensions = codes.columns();
    long[] active = new long[dimensions];
    double hoyer = 0;
    int silent = 0;
    for (int i = 0; i < codes.rows(); i++) {
      double[] code = codes.row(i);
      hoyer += hoyer(code);
      boolean any = false;
      for (int d = 0; d < dimensions; d++) {
        if (code[d] != 0) {
          active[d]++;
          any = true;
        }
      }
      silent += any ? 0 : 1;
    }
    double images = codes.rows();
    double meanActive = Arrays.stream(active).sum() / images;
    return new Sparsity(
        1 - meanActive / dimensions,
        hoyer / images,
        meanActive,
        silent / images,
        Arrays.stream(active).mapToObj(count -> count / images).toList());
  }

  /**
   * Hoyer's sparsity of one code: {@code (sqrt(D) - |s|_1 / |s|_2) / (sqrt(D) - 1)}; 0 if all
   * magnitudes are equal, 1 if one number alone is not 0, the same for every multiple of a code.
   *
   * <p>Hoyer (2004), "Non-negative Matrix Factorization with Sparseness Constraints", section 3.1.
   * Xiao et al. (2023) take it over a whole batch as one vector, which a change of scale from image
   * to image raises; here it is taken image by image.
   *
   * @param code D numbers; all 0 counts as 1: nothing is sparser
   * @throws IllegalArgumentException if D is less than 2
   */
  public static double hoyer(double[] code) {
    if (code.length < 2) {
      throw new IllegalArgumentException(
          "sparsity needs at least 2 dimensions, but there are " + code.length);
    }
    double largest = Arrays.stream(code).map(Math::abs).max().getAsDouble();
    if (largest == 0) {
      return 1;
    }
    double sum = 0;
    double squares = 0;
    for (double value : code) {
      // Scaled first: the squares of very small or large numbers would leave the range of doubles.
      double magnitude = Math.abs(value) / largest;
      sum += magnitude;
      squares += magnitude * magnitude;
    }
    double root = Math.sqrt(code.length);
    // Rounding may step over the ends by 1e-16.
    return Math.min(1, Math.max(0, (root - sum / Math.sqrt(squares)) / (root - 1)));
  }
}
