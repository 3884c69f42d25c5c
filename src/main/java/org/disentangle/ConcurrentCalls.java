package org.disentangle;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Calls that run at the same time and whose results are taken in their order. So one call fills the
 * cores that another leaves idle, and only a few results are in memory at once.
 */
public final class ConcurrentCalls {
  private ConcurrentCalls() {}

  /** Takes the result of one call. */
  @FunctionalInterface
  public interface Taker<R> {
    /**
     * Takes the result of one call.
     *
     * @param index of the call
     */
    void take(int index, R result);
  }

  /**
   * Makes calls.
   *
   * @param calls how many
   * @param atOnce of these at the same time, at most: each needs memory of its own
   * @param call makes the one of an index, on any thread
   * @param taker takes the results in the order of the indices, on this thread
   */
  public static <R> void inOrder(int calls, int atOnce, IntFunction<R> call, Taker<R> taker) {
    for (int start = 0; start < calls; start += atOnce) {
      List<R> results =
          IntStream.range(start, Math.min(calls, start + atOnce))
              .parallel()
              .mapToObj(call)
              .toList();
      for (int i = 0; i < results.size(); i++) {
        taker.take(start + i, results.get(i));
      }
    }
  }
}
