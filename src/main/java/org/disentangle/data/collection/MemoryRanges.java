package org.disentangle.data.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Divides work that is done in order into parts that fit into memory together. */
final class MemoryRanges {
  /** The most memory of a part, unless one piece takes more. */
  private static final long MOST_BYTES = 1L << 27;

  private static final int MOST_PIECES = 1024;

  private MemoryRanges() {}

  /** Consecutive pieces from {@code start} to before {@code end}. */
  record Range(int start, int end) {
    /** The pieces, in order. */
    IntStream pieces() {
      return IntStream.range(start, end);
    }
  }

  /**
   * The parts, in order.
   *
   * @param bytes what each piece takes
   */
  static List<Range> of(long[] bytes) {
    List<Range> ranges = new ArrayList<>();
    int start = 0;
    long sum = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (i > start && (sum + bytes[i] > MOST_BYTES || i - start == MOST_PIECES)) {
        ranges.add(new Range(start, i));
        start = i;
        sum = 0;
      }
      sum += bytes[i];
    }
    ranges.add(new Range(start, bytes.length));
    return ranges;
  }
}
