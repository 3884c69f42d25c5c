package org.disentangle.analysis.metric;

/**
 * Discretises a variable into bins of equal width.
 *
 * <p>Bin {@code i} of {@code b} holds {@code edge(i) <= x < edge(i + 1)} with {@code edge(i) = i *
 * ((max - min) / b) + min}; the last bin also holds the maximum. To the last bit this is {@code
 * numpy.digitize(x, numpy.histogram(x, b)[1][:-1]) - 1} on float64 values, the discretisation of
 * disentanglement_lib. A constant variable falls into the middle of a range of width 1 around it.
 */
public final class EqualWidthBins {

  private EqualWidthBins() {}

  /**
   * The bin of each value, from 0 to {@code bins - 1}.
   *
   * @throws IllegalArgumentException if there is no value, a value is not finite, or {@code bins}
   *     is less than 1
   */
  public static int[] assign(double[] values, int bins) {
    double[] edges = lowerEdges(values, bins);
    double width = (edges[bins - 1] - edges[0]) / Math.max(1, bins - 1);
    int[] assigned = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      assigned[i] = binOf(values[i], edges, width);
    }
    return assigned;
  }

  private static double[] lowerEdges(double[] values, int bins) {
    if (bins < 1) {
      throw new IllegalArgumentException("at least 1 bin is needed, but bins is " + bins);
    }
    if (values.length == 0) {
      throw new IllegalArgumentException("no values to put into bins");
    }
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a value is not finite: " + value);
      }
      first = Math.min(first, value);
      last = Math.max(last, value);
    }
    if (first == last) {
      first -= 0.5;
      last += 0.5;
    }
    // numpy's linspace multiplies first and adds after; any other order moves values that lie on an
    // edge into another bin. Its branch for a step that underflows is kept as well.
    double range = last - first;
    double step = range / bins;
    double[] edges = new double[bins];
    for (int i = 0; i < bins; i++) {
      double offset = step == 0 ? (double) i / bins * range : i * step;
      edges[i] = offset + first;
    }
    return edges;
  }

  /**
   * How many edges, less one, are not above the value: numpy's digitize with right=False. Where the
   * bins are of one width, the division is out by one at most.
   */
  private static int binOf(double value, double[] edges, double width) {
    int bin = Math.min(edges.length - 1, (int) ((value - edges[0]) / width));
    while (edges[bin] > value) {
      bin--;
    }
    while (bin + 1 < edges.length && edges[bin + 1] <= value) {
      bin++;
    }
    return bin;
  }
}
