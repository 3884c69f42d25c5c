package org.disentangle.data;

import java.util.Arrays;
import java.util.List;

/**
 * The grid of factors: every combination of the factors' classes once, the last factor fastest.
 *
 * <p>With sizes {@code s} and classes {@code c}, an image's index is {@code (((c0 s1 + c1) s2 + c2)
 * s3 + ...)}.
 */
public final class FactorGrid {
  private final List<Factor> factors;
  private final int[] sizes;
  private final int[] strides;
  private final int size;

  /**
   * @param factors outermost first, each with at least one class
   * @throws IllegalArgumentException if the grid has no point, or more than {@link
   *     Integer#MAX_VALUE}
   */
  public FactorGrid(List<Factor> factors) {
    this.factors = List.copyOf(factors);
    sizes = this.factors.stream().mapToInt(Factor::size).toArray();
    strides = new int[sizes.length];
    long points = 1;
    for (int factor = sizes.length - 1; factor >= 0; factor--) {
      strides[factor] = (int) points;
      points *= sizes[factor];
      if (points < 1 || points > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("a grid of sizes " + Arrays.toString(sizes));
      }
    }
    size = (int) points;
  }

  /** The factors, outermost first. */
  public List<Factor> factors() {
    return factors;
  }

  /** How many combinations there are. */
  public int size() {
    return size;
  }

  /** The class of one image in one factor. */
  public int factorClass(int image, int factor) {
    return image / strides[factor] % sizes[factor];
  }

  /**
   * The index of the image of these classes, one a factor.
   *
   * @throws IllegalArgumentException if a class is out of range, or their number is not the
   *     factors'
   */
  public int image(int... classes) {
    if (classes.length != sizes.length) {
      throw new IllegalArgumentException(
          classes.length + " classes for " + sizes.length + " factors");
    }
    int image = 0;
    for (int factor = 0; factor < sizes.length; factor++) {
      if (classes[factor] < 0 || classes[factor] >= sizes[factor]) {
        throw new IllegalArgumentException(
            factors.get(factor).name() + " has no class " + classes[factor]);
      }
      image += classes[factor] * strides[factor];
    }
    return image;
  }
}
