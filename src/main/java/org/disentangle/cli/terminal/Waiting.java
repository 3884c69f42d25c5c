package org.disentangle.cli.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.disentangle.process.ProgressText;

/**
 * Reports a task of unknown length: names it after two seconds, and every half minute says that it
 * still runs.
 */
public final class Waiting {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private Waiting() {}

  /**
   * Does a task.
   *
   * @param what is being done, e.g. {@code comparing the graphs}
   * @param err receives these messages
   * @return the task's result
   */
  public static <T> T during(String what, PrintWriter err, Supplier<T> task) {
    return during(what, err, task, PATIENCE, AGAIN);
  }

  static <T> T during(
      String what, PrintWriter err, Supplier<T> task, Duration patience, Duration again) {
    CountDownLatch over = new CountDownLatch(1);
    long start = System.nanoTime();
    Thread speaker =
        new Thread(
            () -> {
              Duration next = patience;
              while (!isOver(over, next)) {
                Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
                err.println(what + ": " + ProgressText.duration(elapsed) + " so far");
                err.flush();
                next = again;
              }
            },
            "waiting");
    speaker.setDaemon(true);
    speaker.start();
    try {
      return task.get();
    } finally {
      over.countDown();
    }
  }

  private static boolean isOver(CountDownLatch over, Duration within) {
    try {
      return over.await(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
