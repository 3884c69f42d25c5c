package org.disentangle.training.tensorboard;

import org.tensorflow.proto.HistogramProto;

/** Makes histograms in TensorBoard's format. */
final class Histograms {
  /** TensorBoard draws 30 bars, whatever the number of buckets. */
  static final int BUCKETS = 30;

  private Histograms() {}

  /**
   * Counts values in buckets of equal width between the smallest and the largest; a bucket holds
   * its upper limit, and the first one the smallest value too. If all values are equal, there is
   * one bucket.
   *
   * @param values finite, not empty
   */
  static HistogramProto of(float[] values) {
    double low = values[0];
    double high = values[0];
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
      sum += value;
      squares += (double) value * value;
    }
    int buckets = low == high ? 1 : BUCKETS;
    double width = (high - low) / buckets;
    int[] counts = new int[buckets];
    for (float value : values) {
      int bucket = width == 0 ? 0 : (int) Math.ceil((value - low) / width) - 1;
      counts[Math.max(0, Math.min(buckets - 1, bucket))]++;
    }
    HistogramProto.Builder histogram =
        HistogramProto.newBuilder()
            .setMin(low)
            .setMax(high)
            .setNum(values.length)
            .setSum(sum)
            .setSumSquares(squares);
    for (int i = 0; i < buckets; i++) {
      histogram.addBucketLimit(i == buckets - 1 ? high : low + (i + 1) * width);
      histogram.addBucket(counts[i]);
    }
    return histogram.build();
  }
}
