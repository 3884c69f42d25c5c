package org.disentangle.analysis.measure;

import java.util.Arrays;

/**
 * A histogram of one latent as a density: the area of its bars is the share of the values inside
 * its bounds.
 *
 * @param low the left end of the first of the bins, which are of equal width
 * @param width of one bin
 * @param bins how many there are
 */
public record LatentHistogram(double low, double width, int bins) {
  private static final int BINS = 40;

  /** N(0, 1) has all but 1 in 16,000 of its draws within so many standard deviations. */
  private static final double REACH = 4;

  /** The share of values at each end that may lie outside the bins. */
  private static final double TAIL = 0.001;

  /**
   * Bins for some values: from −4 to 4, or wider, so that at most a thousandth of the values lies
   * outside at either end. So latents under N(0, 1) have the same bins, and others are still shown
   * whole.
   */
  public static LatentHistogram over(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int tail = (int) (TAIL * sorted.length);
    double low = Math.min(-REACH, sorted[tail]);
    double high = Math.max(REACH, sorted[sorted.length - 1 - tail]);
    return new LatentHistogram(low, (high - low) / BINS, BINS);
  }

  /** The left end of a bin; that of the bin after the last is the right end of all. */
  public double edge(int bin) {
    return low + bin * width;
  }

  /** The density of values in each bin; what lies outside of all bins is in none. */
  public double[] densities(double[] values) {
    double[] densities = new double[bins];
    for (double value : values) {
      int bin = (int) Math.floor((value - low) / width);
      // The right end belongs to the last bin.
      if (bin == bins && value <= edge(bins)) {
        bin--;
      }
      if (bin >= 0 && bin < bins) {
        densities[bin] += 1 / (values.length * width);
      }
    }
    return densities;
  }
}
