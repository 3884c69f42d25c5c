package org.disentangle.report.figure;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Thins out points to a number that an eye can distinguish: every n-th sample, the same ones each
 * time.
 */
public final class Thinning {
  /** The most points of one run in the page's scatter. */
  public static final int POINTS = 3000;

  /** The most points of one run in a PNG, which cannot be zoomed. */
  static final int FIGURE_POINTS = 2000;

  /** The most points of all runs together in the page, which must stay small. */
  private static final int ALL_POINTS = 24_000;

  private Thinning() {}

  /** The most points of each of some runs in the page's scatter. */
  public static int points(int runs) {
    return Math.min(POINTS, ALL_POINTS / Math.max(1, runs));
  }

  /** At most {@code limit} elements at even distances, in their order, the first among them. */
  public static <T> List<T> evenly(List<T> all, int limit) {
    if (all.size() <= limit) {
      return all;
    }
    return IntStream.range(0, limit)
        .mapToObj(i -> all.get((int) ((long) i * all.size() / limit)))
        .toList();
  }
}
