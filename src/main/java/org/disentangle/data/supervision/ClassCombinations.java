package org.disentangle.data.supervision;

import java.util.Arrays;
import org.disentangle.data.SplitMix64;

/**
 * Some images by the combination of their classes in all {@link VaryingFactors}: a combination is a
 * number, as the place in a grid is, whether or not the images fill a grid. Sorted once, 12 bytes
 * an image; an image is found by a binary search.
 */
final class ClassCombinations {
  private final VaryingFactors factors;
  private final long[] strides;
  private final int[] images;

  /** The combination of each image times their count, plus the image's position; ascending. */
  private final long[] sorted;

  /**
   * @param factors that {@link #canCount} allows
   * @param images of which all of them are known
   */
  ClassCombinations(VaryingFactors factors, int[] images) {
    this.factors = factors;
    this.images = images;
    this.strides = new long[factors.count()];
    long combinations = 1;
    for (int i = strides.length - 1; i >= 0; i--) {
      strides[i] = combinations;
      combinations *= factors.factor(i).size();
    }
    sorted = new long[images.length];
    for (int i = 0; i < images.length; i++) {
      sorted[i] = of(images[i]) * images.length + i;
    }
    Arrays.sort(sorted);
  }

  /** Whether the combinations can be numbered, times as many images as there may be. */
  static boolean canCount(VaryingFactors factors) {
    double combinations = 1;
    for (int i = 0; i < factors.count(); i++) {
      combinations *= factors.factor(i).size();
    }
    return combinations * Integer.MAX_VALUE < Long.MAX_VALUE;
  }

  /** The combination of an image. */
  private long of(int image) {
    long combination = 0;
    for (int i = 0; i < strides.length; i++) {
      combination += factors.factorClass(image, i) * strides[i];
    }
    return combination;
  }

  /** Any of the images, all as likely. */
  int any(SplitMix64 random) {
    return images[random.below(images.length)];
  }

  /**
   * An image with other classes in some factors, each of the other classes as likely, and the same
   * in the rest; of several such images any.
   *
   * @param order of the factors
   * @param changed how many differ: the first ones of that order
   * @return -1 if there is none among the images
   */
  int other(int image, int[] order, int changed, SplitMix64 random) {
    long wanted = of(image);
    for (int i = 0; i < changed; i++) {
      int factor = order[i];
      int before = factors.factorClass(image, factor);
      int after = random.below(factors.factor(factor).size() - 1);
      after += after >= before ? 1 : 0;
      wanted += (after - before) * strides[factor];
    }
    int start = firstFrom(wanted);
    int end = firstFrom(wanted + 1);
    return start == end
        ? -1
        : images[(int) (sorted[start + random.below(end - start)] % images.length)];
  }

  private int firstFrom(long combination) {
    int found = Arrays.binarySearch(sorted, combination * images.length);
    return found >= 0 ? found : -found - 1;
  }
}
