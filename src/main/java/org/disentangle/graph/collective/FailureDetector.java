package org.disentangle.graph.collective;

import java.util.function.BooleanSupplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Cancels a sum that another process can no longer take part in, as it has ended.
 *
 * <p>TensorFlow notices a connection that breaks while parts of a sum travel over it. For a process
 * that ends before it has begun its part of a sum it waits up to the limit of the sum.
 *
 * <p>It looks every second, and only while a sum goes on. Whoever has taken the last sum may end
 * while another process still reads its part: only a sum that goes on at two looks is cancelled.
 */
final class FailureDetector {
  private static final long INTERVAL_MILLIS = 1000;

  private static final Logger LOG = LogManager.getLogger(FailureDetector.class);

  private final BooleanSupplier anyIsGone;
  private final Runnable cancel;
  private long sums;

  /** The number of the sum that goes on, from 1; 0 between sums. */
  private volatile long current;

  /** The sum that went on when a process was first seen to be gone; 0 if none was. */
  private long suspected;

  /**
   * A detector that does not look yet.
   *
   * @param anyIsGone whether another process has ended
   * @param cancel ends the sum that goes on
   */
  FailureDetector(BooleanSupplier anyIsGone, Runnable cancel) {
    this.anyIsGone = anyIsGone;
    this.cancel = cancel;
  }

  /** Looks from now on, as long as this process lasts. */
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

  /** One look, by one thread. */
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
