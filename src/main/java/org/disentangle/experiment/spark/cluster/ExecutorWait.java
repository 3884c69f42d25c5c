package org.disentangle.experiment.spark.cluster;

import java.time.Duration;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.SparkContext;
import org.apache.spark.resource.ResourceProfile;
import org.disentangle.UserErrorException;
import org.disentangle.process.ProgressText;

/**
 * Waits until a cluster has room: its executors are Java virtual machines that may need half a
 * minute to start on a busy machine, and Spark itself gives up a team that finds no room.
 *
 * @param spark the context at which they register
 * @param patience how long to wait; with zero, the existing executors must suffice
 */
public record ExecutorWait(SparkContext spark, Duration patience) {
  private static final Logger LOG = LogManager.getLogger(ExecutorWait.class);
  private static final Duration SAID_EVERY = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 200;
  private static final String DYNAMIC = "spark.dynamicAllocation.enabled";

  /**
   * Waits for room, unless Spark starts executors on demand for waiting tasks.
   *
   * @param processes that are to run at once
   * @param left a sentence about the unfinished work if there is no room, and what to do; or empty
   * @throws UserErrorException if there is not enough room in time, or the cluster is gone
   * @throws InterruptedException if this thread is interrupted
   */
  public void await(int processes, String left) throws InterruptedException {
    if (spark.conf().getBoolean(DYNAMIC, false)) {
      return;
    }
    long began = System.nanoTime();
    long said = began - SAID_EVERY.toNanos();
    int room = room();
    while (room < processes) {
      long now = System.nanoTime();
      if (spark.isStopped()) {
        throw new UserErrorException(
            "the cluster at %s ended before its executors started%s"
                .formatted(spark.master(), left));
      }
      if (now - began >= patience.toNanos()) {
        throw new UserErrorException(
            "the executors of %s have room for %s of %s processes after %s; start more of them, ask for fewer or smaller processes, or wait longer with --wait%s"
                .formatted(spark.master(), room, processes, ProgressText.duration(patience), left));
      }
      if (now - said >= SAID_EVERY.toNanos()) {
        LOG.info(
            "waiting for executors, at most {}: room for {} of {} processes",
            ProgressText.duration(patience.minusNanos(now - began)),
            room,
            processes);
        said = now;
      }
      Thread.sleep(POLL_MILLIS);
      room = room();
    }
  }

  /** The room as Spark counts it before it starts a barrier stage. */
  private int room() {
    ResourceProfile profile = spark.resourceProfileManager().defaultResourceProfile();
    return spark.isStopped() ? 0 : spark.maxNumConcurrentTasks(profile);
  }
}
