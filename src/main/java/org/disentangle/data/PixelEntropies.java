package org.disentangle.data;

import java.util.stream.IntStream;

/**
 * The losses of two trivial models of the images, in nats per image: with H(p) = −p log p − (1 − p)
 * log(1 − p) and the share p of the images in which a pixel is lit,
 *
 * @param oneRate N H(mean of p): a model that knows how many of the N pixels are lit, but not which
 * @param ownRates the sum over the pixels of H(p): a model that knows how often each pixel is lit
 */
public record PixelEntropies(double oneRate, double ownRates) {
  /** The number of parts that are counted in parallel. */
  private static final int PARTS = 64;

  /** Counts all images of a source once. */
  public static PixelEntropies of(FactorImages images) {
    long[] lit =
        IntStream.range(0, PARTS)
            .parallel()
            .mapToObj(part -> lit(images, part))
            .reduce(new long[FactorImages.PIXELS], PixelEntropies::sum);
    double all = 0;
    double ownRates = 0;
    for (long count : lit) {
      all += count;
      ownRates += nats((double) count / images.size());
    }
    double pixels = FactorImages.PIXELS;
    return new PixelEntropies(pixels * nats(all / pixels / images.size()), ownRates);
  }

  /** How often each pixel is lit in every {@value #PARTS}th image. */
  private static long[] lit(FactorImages images, int first) {
    long[] lit = new long[FactorImages.PIXELS];
    long[] rows = new long[FactorImages.SIDE];
    for (int image = first; image < images.size(); image += PARTS) {
      images.rows(image, rows);
      for (int row = 0; row < rows.length; row++) {
        for (long left = rows[row]; left != 0; left &= left - 1) {
          lit[row * FactorImages.SIDE + Long.numberOfTrailingZeros(left)]++;
        }
      }
    }
    return lit;
  }

  private static long[] sum(long[] one, long[] other) {
    return IntStream.range(0, one.length).mapToLong(i -> one[i] + other[i]).toArray();
  }

  private static double nats(double p) {
    return p == 0 || p == 1 ? 0 : -p * Math.log(p) - (1 - p) * Math.log1p(-p);
  }
}
