package org.disentangle.data;

import java.util.List;
import org.disentangle.config.FactorKind;

/** The factors of a set of images, and what is known of each image in them. */
public final class ImageLabels implements KnownFactors {
  private final List<Factor> factors;
  private final int images;
  private final short[] classes;
  private final double[][] numbers;

  /**
   * @param factors outermost first; may be empty
   * @param images how many images there are
   * @param classes the class of image {@code i} in factor {@code f} at {@code i * factors.size() +
   *     f}, or {@link KnownFactors#UNKNOWN}; empty where the images are the whole {@link
   *     FactorGrid} in its order, and where there are no factors. Not copied: it has millions of
   *     entries
   * @param numbers for each factor: the images' own numbers if it is continuous, NaN where unknown,
   *     else an empty array; not copied
   * @throws IllegalArgumentException if a continuous factor has not a number for each image, or
   *     another one has numbers
   */
  public ImageLabels(List<Factor> factors, int images, short[] classes, double[][] numbers) {
    this.factors = List.copyOf(factors);
    for (int factor = 0; factor < numbers.length; factor++) {
      boolean isContinuous = this.factors.get(factor).kind() == FactorKind.CONTINUOUS;
      if (numbers[factor].length != (isContinuous ? images : 0)) {
        throw new IllegalArgumentException(
            "%s numbers of %s for %s images"
                .formatted(numbers[factor].length, this.factors.get(factor), images));
      }
    }
    this.images = images;
    this.classes = classes;
    this.numbers = numbers;
  }

  /** Labels without a continuous factor. */
  public ImageLabels(List<Factor> factors, int images, short[] classes) {
    this(factors, images, classes, new double[factors.size()][0]);
  }

  /** Every image of a grid, in its order. */
  public static ImageLabels of(FactorGrid grid) {
    return new ImageLabels(grid.factors(), grid.size(), new short[0]);
  }

  /** Images of which nothing else is known. */
  public static ImageLabels none(int images) {
    return new ImageLabels(List.of(), images, new short[0]);
  }

  @Override
  public List<Factor> factors() {
    return factors;
  }

  @Override
  public int size() {
    return images;
  }

  @Override
  public int factorClass(int image, int factor) {
    return isGrid()
        ? new FactorGrid(factors).factorClass(image, factor)
        : classes[image * factors.size() + factor];
  }

  @Override
  public double factorValue(int image, int factor) {
    return numbers[factor].length > 0
        ? numbers[factor][image]
        : KnownFactors.super.factorValue(image, factor);
  }

  /** The classes, image by image, not a copy; empty where {@link #isGrid}. */
  public short[] classes() {
    return classes;
  }

  /** The images' numbers in a factor, not a copy; empty where it is not continuous. */
  public double[] numbers(int factor) {
    return numbers[factor];
  }

  /** Whether the images are the whole grid in its order. */
  public boolean isGrid() {
    return classes.length == 0 && !factors.isEmpty();
  }

  /**
   * The same labels, known as the {@link FactorGrid} in its order where they are: every combination
   * of the factors' classes once, the last factor fastest.
   */
  public ImageLabels inOrderOfGrid() {
    double points = factors.stream().mapToDouble(Factor::size).reduce(1, (a, b) -> a * b);
    if (classes.length == 0
        || points != images
        || factors.stream().anyMatch(factor -> factor.kind() == FactorKind.CONTINUOUS)) {
      return this;
    }
    FactorGrid grid = new FactorGrid(factors);
    for (int i = 0; i < classes.length; i++) {
      if (classes[i] != grid.factorClass(i / factors.size(), i % factors.size())) {
        return this;
      }
    }
    return of(grid);
  }
}
