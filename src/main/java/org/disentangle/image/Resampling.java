package org.disentangle.image;

/**
 * A filter that gives an image another size, as Pillow's {@code Image.resize} does
 * (libImaging/Resample.c).
 *
 * <p>Along each axis, with scale s = old / new and f = max(s, 1), the new pixel i is the mean of
 * the old pixels j about its centre c = (i + ½) s, weighted by w((j + ½ - c) / f) for those within
 * f times the filter's support. The rows are made narrower (or wider) first, then the columns: so
 * does Pillow up to version 12, and version 13 unless the height shrinks by more than twice as many
 * pixels as the width.
 *
 * <ul>
 *   <li>Values up to 255: the weights are whole multiples of 2⁻²², and each pass is rounded and cut
 *       off to 0 to 255. The result is Pillow's to the bit.
 *   <li>Values up to 65,535: sums of doubles, each pass rounded half away from 0 and cut off to 0
 *       to 65,535. The result is Pillow's of its mode {@code I;16} to the bit, except where a
 *       filter with negative weights goes above 65,535: there Pillow keeps the low byte of the
 *       number that is too large.
 * </ul>
 */
public enum Resampling {
  /** sinc(x) sinc(x / 3) within 3 of 0. */
  LANCZOS(3),
  /** Keys's cubic with a = -½, within 2 of 0. */
  BICUBIC(2),
  /** 1 - |x| within 1 of 0. */
  BILINEAR(1),
  /** 1 from -½ (left out) to ½: the mean of the old pixels under the new one. */
  BOX(0.5);

  private final double support;

  Resampling(double support) {
    this.support = support;
  }

  /** How far from 0 the filter reaches, in pixels of the smaller of both images. */
  double support() {
    return support;
  }

  /** The weight at a distance from the centre, before those of a pixel are made to sum to 1. */
  double weight(double x) {
    return switch (this) {
      case LANCZOS -> x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0;
      case BICUBIC -> bicubic(Math.abs(x));
      case BILINEAR -> Math.max(0, 1 - Math.abs(x));
      case BOX -> x > -0.5 && x <= 0.5 ? 1 : 0;
    };
  }

  private static double sinc(double x) {
    double angle = x * Math.PI;
    return x == 0 ? 1 : StrictMath.sin(angle) / angle;
  }

  private static double bicubic(double x) {
    double a = -0.5;
    if (x < 1) {
      return ((a + 2) * x - (a + 3)) * x * x + 1;
    }
    return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
  }

  /**
   * The image in another size; an axis whose length does not change is left as it is.
   *
   * <p>Rows of the result are best read in order, once each: a row of the image is made narrower
   * once, and kept as long as the next rows need it. Not for use by several threads at once.
   */
  public PixelRows resized(PixelRows image, int height, int width) {
    PixelRows narrow =
        width == image.width()
            ? image
            : new ResampledColumns(image, ResamplingWeights.of(this, image.width(), width));
    return height == image.height()
        ? narrow
        : new ResampledRows(narrow, ResamplingWeights.of(this, image.height(), height));
  }
}
