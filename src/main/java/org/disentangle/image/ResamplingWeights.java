package org.disentangle.image;

/**
 * Which old pixels of an axis each new one is made of, and how much each counts.
 *
 * @param starts the first old pixel of each new one
 * @param weights of the old pixels from there on; they sum to 1
 * @param whole the same in multiples of 2^-{@value #PRECISION_BITS}, rounded half away from 0
 */
record ResamplingWeights(int[] starts, double[][] weights, int[][] whole) {
  /** As Pillow has: 32 bits less 8 of the value and 2 for sums beyond it. */
  private static final int PRECISION_BITS = 22;

  private static final int HALF = 1 << (PRECISION_BITS - 1);

  static ResamplingWeights of(Resampling filter, int from, int to) {
    double scale = (double) from / to;
    double reach = Math.max(scale, 1);
    double support = filter.support() * reach;
    double inverse = 1 / reach;
    int[] starts = new int[to];
    double[][] weights = new double[to][];
    int[][] whole = new int[to][];
    for (int i = 0; i < to; i++) {
      double center = (i + 0.5) * scale;
      starts[i] = Math.max(0, (int) (center - support + 0.5));
      int end = Math.min(from, (int) (center + support + 0.5));
      weights[i] = new double[end - starts[i]];
      double sum = 0;
      for (int j = 0; j < weights[i].length; j++) {
        weights[i][j] = filter.weight((j + starts[i] - center + 0.5) * inverse);
        sum += weights[i][j];
      }
      whole[i] = new int[weights[i].length];
      for (int j = 0; j < weights[i].length; j++) {
        weights[i][j] = sum == 0 ? weights[i][j] : weights[i][j] / sum;
        double fixed = weights[i][j] * (1 << PRECISION_BITS);
        whole[i][j] = (int) (fixed < 0 ? fixed - 0.5 : fixed + 0.5);
      }
    }
    return new ResamplingWeights(starts, weights, whole);
  }

  /** How many new pixels there are. */
  int size() {
    return starts.length;
  }

  /** The most old pixels that one new pixel is made of. */
  int widest() {
    int widest = 0;
    for (int[] each : whole) {
      widest = Math.max(widest, each.length);
    }
    return widest;
  }

  /**
   * A new pixel's value, rounded and cut off to 0 to the highest.
   *
   * @param old values of old pixels
   * @param from where that of the first one stands that counts ({@code starts[pixel]})
   * @param stride from each to the next
   */
  int value(int pixel, int highest, int[] old, int from, int stride) {
    int at = from;
    if (highest > PixelKind.EIGHT_BITS.highest()) {
      double sum = 0;
      for (double weight : weights[pixel]) {
        sum += old[at] * weight;
        at += stride;
      }
      return Math.max(0, (int) Math.min(highest, sum + 0.5));
    }
    int sum = HALF;
    for (int weight : whole[pixel]) {
      sum += old[at] * weight;
      at += stride;
    }
    return Math.max(0, Math.min(highest, sum >> PRECISION_BITS));
  }
}
