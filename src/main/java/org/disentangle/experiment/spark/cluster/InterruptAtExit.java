package org.disentangle.experiment.spark.cluster;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts the thread that made it when this Java virtual machine is ended meanwhile, and gives
 * it time to clear up: an executor whose driver or worker is gone ends itself in the middle of its
 * tasks.
 */
public final class InterruptAtExit implements AutoCloseable {
  /** Longer than any worker may take to end; whoever ends this process may have less. */
  private static final long PATIENCE_MINUTES = 11;

  private final Thread thread = Thread.currentThread();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread atExit = new Thread(this::interrupt, "end of a trial");

  public InterruptAtExit() {
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  private void interrupt() {
    thread.interrupt();
    try {
      closed.await(PATIENCE_MINUTES, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // It is what came to pass.
    }
  }
}
