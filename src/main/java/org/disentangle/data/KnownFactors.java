package org.disentangle.data;

import java.util.List;

/**
 * What is known of the generating factors of each of a number of images. There may be no factors,
 * and an image's class in one may be unknown.
 */
public interface KnownFactors {
  /** What {@link #factorClass} says of an image without a label. */
  int UNKNOWN = -1;

  /** How many images there are. */
  int size();

  /** The factors, outermost first; may be empty. */
  List<Factor> factors();

  /**
   * The class of one image in one factor, from 0 to the factor's size - 1, or {@link #UNKNOWN}. Of
   * a continuous factor, which of its {@linkplain NumberClasses classes of equal count} the image
   * is in.
   */
  int factorClass(int image, int factor);

  /**
   * The value of one image in one factor: of a continuous one its own, else that of its class; NaN
   * where it is unknown.
   */
  default double factorValue(int image, int factor) {
    int factorClass = factorClass(image, factor);
    return factorClass == UNKNOWN ? Double.NaN : factors().get(factor).values().get(factorClass);
  }
}
