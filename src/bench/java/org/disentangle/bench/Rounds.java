package org.disentangle.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * The conversation with whoever measures: a number of repetitions on the standard input, one JSON
 * object for it on the standard output. What else is printed goes to the standard error.
 *
 * <p>An answer holds the seconds of the round; the processor time of the thread that asked TensorFlow
 * for the work, which is all that the JVM adds and what little TensorFlow does on that thread; and
 * the longest pause of the garbage collector so far. Used by one thread.
 */
final class Rounds {
  private final BufferedReader asked =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  private final PrintStream answers;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final GarbagePauses pauses = GarbagePauses.watch();
  private long began;
  private long threadBegan;

  private Rounds(PrintStream answers) {
    this.answers = answers;
  }

  /** Takes the standard streams. */
  static Rounds take() {
    PrintStream answers = System.out;
    System.setOut(System.err);
    return new Rounds(answers);
  }

  /**
   * Does the work once to be warm, then as often as is asked for, until nobody will ask any more.
   *
   * @param warmUp repetitions that are not measured
   * @param work so many repetitions
   */
  void serve(int warmUp, IntConsumer work) {
    work.accept(warmUp);
    ready();
    for (Optional<Integer> times = begin(); times.isPresent(); times = begin()) {
      work.accept(times.get());
      end();
    }
  }

  /** Says that everything is built and warm. */
  void ready() {
    say("{\"ready\": true}");
  }

  /**
   * Waits for the next round and starts the clock.
   *
   * @return how many repetitions; empty if nobody will ask any more
   */
  Optional<Integer> begin() {
    try {
      Optional<Integer> times = Optional.ofNullable(asked.readLine()).map(Integer::valueOf);
      began = System.nanoTime();
      threadBegan = threads.getCurrentThreadCpuTime();
      return times;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops the clock and answers. */
  void end() {
    long nanos = System.nanoTime() - began;
    long threadNanos = threads.getCurrentThreadCpuTime() - threadBegan;
    say(
        String.format(
            Locale.ROOT,
            "{\"seconds\": %.9f, \"thread_seconds\": %.9f, \"longest_pause_ms\": %d}",
            nanos / 1e9,
            threadNanos / 1e9,
            pauses.longestMillis()));
  }

  private void say(String line) {
    answers.println(line);
    answers.flush();
  }
}
