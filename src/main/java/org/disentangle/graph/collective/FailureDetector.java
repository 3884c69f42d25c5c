package org.disentangle.graph.collective;

import java.util.function.BooleanSupplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * A failure detector: cancels a sum that cannot finish because another process has ended.
 *
 * <p>TensorFlow notices a connection that breaks while parts of a sum are sent over it. If a
 * process ends before it has begun its part of a sum, TensorFlow waits up to the time limit of the
 * sum.
 *
 * <p>The detector checks every second, and only during a sum. A process that has its last sum may
 * end while another process still reads its part, so a sum is cancelled only if it is still running
 * at a second check.
 */
final class FailureDetector {
  private static final long INTERVAL_MILLIS = 1000;

  private static final Logger LOG = LogManager.getLogger(FailureDetector.class);

  private final BooleanSupplier anyIsGone;
  private final Runnable cancel;
  private long sums;

  /** The number of the running sum, from 1; 0 between sums. */
  private volatile long current;

  /** The sum that was running when a process was first seen to be gone; 0 if none was. */
  private long suspected;

  /**
   * A detector that is not started yet.
   *
   * @param anyIsGone whether another process has ended
   * @param cancel cancels the running sum
   */
  FailureDetector(BooleanSupplier anyIsGone, Runnable cancel) {
    this.anyIsGone = anyIsGone;
    this.cancel = cancel;
  }

  /** Starts the checks, which last as long as this process. */
  void start() {
    Thread thread = new Thread(this::lookAgainAndAgain, "failure-detector");
    thread.setDaemon(true);
    thread.start();
  }

  private void lookAgainAndAgain() {
    try {
      while (true) {
        Thread.sleep(INTERVAL_MILLIS);
        lookAndTell();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void sumBegins() {
    sums++;
    current = sums;
  }

  void sumIsOver() {
    current = 0;
  }

  private void lookAndTell() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.warn("a sum that waits for a worker that has ended cannot be cancelled", e);
    }
  }

  /** One check, by one thread. */
  void look() {
    long sum = current;
    if (sum == 0 || !anyIsGone.getAsBoolean()) {
      suspected = 0;
    } else if (sum == suspected) {
      cancel.run();
    } else {
      suspected = sum;
    }
  }
}
