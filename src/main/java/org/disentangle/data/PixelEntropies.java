package org.disentangle.data;

import java.util.stream.IntStream;
import org.disentangle.image.PixelKind;

/**
 * The losses of two trivial models of the images, in nats per image: with H(p) = −p log p − (1 − p)
 * log(1 − p), where a value in [0, 1] counts as the share of a lit one,
 *
 * @param oneRate N H(mean of p): a model that knows how many of the N values are lit, but not which
 * @param ownRates the sum over the values of H(p): a model that knows how often each one is lit
 */
public record PixelEntropies(double oneRate, double ownRates) {
  /** The number of parts that are counted in parallel. */
  private static final int PARTS = 64;

  /** Counts all images of a source once. */
  public static PixelEntropies of(FactorImages images) {
    int values = images.shape().values();
    long[] levels =
        IntStream.range(0, PARTS)
            .parallel()
            .mapToObj(part -> levels(images, part))
            .reduce(new long[values], PixelEntropies::sum);
    double full = (double) images.size() * images.kind().highest();
    double all = 0;
    double ownRates = 0;
    for (long sum : levels) {
      all += sum;
      ownRates += nats(sum / full);
    }
    return new PixelEntropies(values * nats(all / values / full), ownRates);
  }

  /** The sum of each value over every {@value #PARTS}th image, as whole numbers. */
  private static long[] levels(FactorImages images, int first) {
    int values = images.shape().values();
    long[] levels = new long[values];
    PixelKind kind = images.kind();
    byte[] kept = new byte[kind.bytes(values)];
    LitBits lit = new LitBits(kept.length);
    for (int image = first; image < images.size(); image += PARTS) {
      images.readKept(image, kept);
      switch (kind) {
        case TWO_VALUES -> lit.add(kept);
        case EIGHT_BITS -> {
          for (int i = 0; i < values; i++) {
            levels[i] += kept[i] & 0xFF;
          }
        }
        case SIXTEEN_BITS -> {
          for (int i = 0; i < values; i++) {
            levels[i] += (kept[2 * i] & 0xFF) | (kept[2 * i + 1] & 0xFF) << Byte.SIZE;
          }
        }
      }
    }
    return kind == PixelKind.TWO_VALUES ? lit.counts(values) : levels;
  }

  private static long[] sum(long[] one, long[] other) {
    return IntStream.range(0, one.length).mapToLong(i -> one[i] + other[i]).toArray();
  }

  private static double nats(double p) {
    return p == 0 || p == 1 ? 0 : -p * Math.log(p) - (1 - p) * Math.log1p(-p);
  }
}
