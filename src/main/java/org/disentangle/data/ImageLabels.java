package org.disentangle.data;

import java.util.List;

/** The factors of a set of images, and which classes each image has. */
final class ImageLabels {
  private final List<Factor> factors;
  private final int images;
  private final short[] classes;

  /**
   * @param factors outermost first
   * @param images how many images there are
   * @param classes the class of image {@code i} in factor {@code f} at {@code i * factors.size() +
   *     f}; empty where the images are the whole {@link FactorGrid} in its order. Not copied: it
   *     has millions of entries
   */
  ImageLabels(List<Factor> factors, int images, short[] classes) {
    this.factors = List.copyOf(factors);
    this.images = images;
    this.classes = classes;
  }

  /** Every image of a grid, in its order. */
  static ImageLabels of(FactorGrid grid) {
    return new ImageLabels(grid.factors(), grid.size(), new short[0]);
  }

  /** The factors, outermost first. */
  List<Factor> factors() {
    return factors;
  }

  /** How many images there are. */
  int images() {
    return images;
  }

  /** The classes, image by image, not a copy; empty where {@link #isGrid}. */
  short[] classes() {
    return classes;
  }

  /** Whether the images are the whole grid in its order. */
  boolean isGrid() {
    return classes.length == 0;
  }
}
